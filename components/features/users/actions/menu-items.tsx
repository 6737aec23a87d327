"use client";

import { Menu } from "@mantine/core";
import { ActItem, RoleNote } from "#components/shared/actions/act-item.tsx";
import type { UserRow } from "#lib/contracts/users.ts";
import type { UserVerb } from "./user-acts.ts";

/** Everything that can be done to a user, as lines of a menu. */
export function UserMenuItems({ row }: { row: UserRow }) {
  return (
    <>
      <RoleNote row={row} />
      <ActItem<UserVerb> verb="setRole" row={row} />
      <ActItem<UserVerb> verb="resetPassword" row={row} />
      <ActItem<UserVerb> verb="signOut" row={row} />
      <Menu.Divider />
      <ActItem<UserVerb> verb="enable" row={row} />
      <ActItem<UserVerb> verb="disable" row={row} />
      <ActItem<UserVerb> verb="remove" row={row} />
    </>
  );
}
