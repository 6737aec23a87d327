"use client";

import { ActIcon } from "#components/shared/actions/act-button.tsx";
import { RowMenu } from "#components/shared/actions/act-menu.tsx";
import classes from "#components/shared/actions/actions.module.css";
import type { ImageRow } from "#lib/contracts/images.ts";
import type { ImageVerb } from "./image-acts.ts";
import { loadMenuItems } from "./load-menu-items.ts";

/** The actions of a row. */
export function RowActions({ row, tabIndex }: { row: ImageRow; tabIndex: 0 | -1 }) {
  return (
    <span className={classes.row}>
      <ActIcon<ImageVerb> verb="remove" row={row} tabIndex={tabIndex} />
      <RowMenu row={row} tabIndex={tabIndex} load={loadMenuItems} />
    </span>
  );
}
