"use client";

import { Menu } from "@mantine/core";
import { IconUser } from "@tabler/icons-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useAccount } from "#components/shared/account/account-context.tsx";
import { ActItem, RoleNote } from "#components/shared/actions/act-item.tsx";
import type { UserRow } from "#lib/contracts/users.ts";
import classes from "../users.module.css";
import type { UserVerb } from "./user-acts.ts";

/** Everything that can be done to a user, as lines of a menu. To oneself nothing can, and why is said once. */
export function UserMenuItems({ row }: { row: UserRow }) {
  const own = useAccount().id === row.id;
  return own ? <OwnItems /> : <OtherItems row={row} />;
}

function OwnItems() {
  const t = useTranslations("users");
  return (
    <>
      <Menu.Label className={classes.why}>{t("refusals.own")}</Menu.Label>
      <Menu.Item
        component={Link}
        href="/account"
        leftSection={<IconUser size={15} stroke={1.75} aria-hidden />}
      >
        {t("ownAccount")}
      </Menu.Item>
    </>
  );
}

function OtherItems({ row }: { row: UserRow }) {
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
