"use client";

import { ActIcon } from "#components/shared/actions/act-button.tsx";
import { RowMenu } from "#components/shared/actions/act-menu.tsx";
import classes from "#components/shared/actions/actions.module.css";
import type { NetworkRow } from "#lib/contracts/networks.ts";
import { loadMenuItems } from "./load-menu-items.ts";
import type { NetworkVerb } from "./network-acts.ts";

/** The actions of a row. */
export function RowActions({ row, tabIndex }: { row: NetworkRow; tabIndex: 0 | -1 }) {
  return (
    <span className={classes.row}>
      <ActIcon<NetworkVerb> verb="remove" row={row} tabIndex={tabIndex} />
      <RowMenu row={row} tabIndex={tabIndex} load={loadMenuItems} />
    </span>
  );
}
