"use client";

import { RowMenu } from "#components/shared/actions/act-menu.tsx";
import type { UserRow } from "#lib/contracts/users.ts";

const loadMenuItems = () => import("./user-menu-items.tsx").then((module) => module.UserMenuItems);

/** The actions of a row: all of them weigh something, so none is a bare icon. */
export function RowActions({ row, tabIndex }: { row: UserRow; tabIndex: 0 | -1 }) {
  return <RowMenu row={row} tabIndex={tabIndex} load={loadMenuItems} />;
}
