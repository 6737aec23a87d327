"use client";

import { ActIcon } from "#components/shared/actions/act-button.tsx";
import { RowMenu } from "#components/shared/actions/act-menu.tsx";
import classes from "#components/shared/actions/actions.module.css";
import type { VolumeRow } from "#lib/contracts/volumes.ts";
import { loadMenuItems } from "./load-menu-items.ts";
import type { VolumeVerb } from "./volume-acts.ts";

/** The actions of a row. */
export function RowActions({ row, tabIndex }: { row: VolumeRow; tabIndex: 0 | -1 }) {
  return (
    <span className={classes.row}>
      <ActIcon<VolumeVerb> verb="remove" row={row} tabIndex={tabIndex} />
      <RowMenu row={row} tabIndex={tabIndex} load={loadMenuItems} />
    </span>
  );
}
