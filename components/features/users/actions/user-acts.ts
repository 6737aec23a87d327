"use client";

import { IconKey, IconLock, IconLockOpen, IconLogout2, IconTrash, IconUserCog } from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { useAccount } from "#components/shared/account/account-context.tsx";
import type { Act, Acts } from "#components/shared/actions/act.ts";
import { call } from "#lib/client/api-client.ts";
import type { Role } from "#lib/contracts/permissions.ts";
import { type UserRow, users } from "#lib/contracts/users.ts";
import { refreshUsers, useUsers } from "../queries.ts";

export type UserVerb = "setRole" | "resetPassword" | "signOut" | "disable" | "enable" | "remove";
export type UserOptions = { role?: Role };
export type OneTimePassword = { username: string; password: string };

type UserActs = Acts<UserRow, UserVerb, UserOptions>;
type Words = ReturnType<typeof useTranslations<"users">>;
type Common = Pick<Act<UserRow, UserOptions>, "access" | "refusal">;

/** Everything that can be done to a user. `onPassword` is told a one-time password, which is shown this once. */
export const useUserActs = (onPassword: (made: OneTimePassword) => void): UserActs => {
  const t = useTranslations("users");
  const client = useQueryClient();
  const ownId = useAccount().id;
  const isLastAdmin = useIsLastAdmin();
  return useMemo(() => {
    const refresh = () => refreshUsers(client);
    const access = users.setRole.access;
    const notOwn: Common = { access, refusal: (row) => (row.id === ownId ? t("refusals.own") : null) };
    const keepsAdmin: Common = {
      access,
      refusal: (row) => notOwn.refusal?.(row) ?? (isLastAdmin(row) ? t("refusals.lastAdmin") : null),
    };
    return {
      nameOf: (row) => row.username,
      verbs: {
        ...standing(t, keepsAdmin, refresh),
        ...sessions(t, notOwn, { refresh, onPassword }),
      },
    };
  }, [t, client, ownId, isLastAdmin, onPassword]);
};

const useIsLastAdmin = (): ((row: UserRow) => boolean) => {
  const { data } = useUsers();
  return useMemo(() => {
    const admins = (data ?? []).filter((row) => row.role === "admin" && !row.disabled);
    return (row) => admins.length === 1 && admins[0]?.id === row.id;
  }, [data]);
};

const words = (t: Words, verb: UserVerb) => ({
  word: t(`verbs.${verb}`),
  doing: t(`doing.${verb}`),
  done: (name: string) => t(`done.${verb}`, { name }),
});

/** What changes who somebody is here: none of it may lose the last administrator. */
const standing = (t: Words, common: Common, refresh: () => Promise<void>) => ({
  setRole: {
    ...{ ...common, ...words(t, "setRole"), menuWord: t("verbs.setRoleDots"), Icon: IconUserCog, asks: true },
    perform: async (row: UserRow, { role = row.role }: UserOptions) => {
      await call(users.setRole, { username: row.username, role });
      await refresh();
    },
    reached: (now: UserRow, before: UserRow) => now.role !== before.role,
  },
  disable: {
    ...{ ...common, ...words(t, "disable"), menuWord: t("verbs.disableDots"), Icon: IconLock, asks: true },
    absent: (row: UserRow) => row.disabled,
    perform: async ({ username }: UserRow) => {
      await call(users.disable, { username });
      await refresh();
    },
    reached: (now: UserRow) => now.disabled,
  },
  remove: {
    ...{ ...common, ...words(t, "remove"), menuWord: t("verbs.removeDots"), Icon: IconTrash },
    ...{ asks: true, danger: true },
    perform: async ({ username }: UserRow) => {
      await call(users.remove, { username });
      await refresh();
    },
  },
});

type Effects = { refresh(): Promise<void>; onPassword(made: OneTimePassword): void };

/** What changes whether, and with what, somebody can be here. */
const sessions = (t: Words, common: Common, { refresh, onPassword }: Effects) => ({
  resetPassword: {
    ...{ ...common, ...words(t, "resetPassword"), menuWord: t("verbs.resetPasswordDots") },
    ...{ Icon: IconKey, asks: true },
    perform: async ({ username }: UserRow) => {
      const { oneTimePassword } = await call(users.resetPassword, { username });
      onPassword({ username, password: oneTimePassword });
      await refresh();
    },
    reached: (now: UserRow) => now.mustChangePassword,
  },
  signOut: {
    ...{ ...common, ...words(t, "signOut"), menuWord: t("verbs.signOutDots"), Icon: IconLogout2, asks: true },
    absent: (row: UserRow) => row.openSessions === 0,
    perform: async ({ username }: UserRow) => {
      await call(users.signOut, { username });
      await refresh();
    },
    reached: (now: UserRow) => now.openSessions === 0,
  },
  enable: {
    ...{ ...common, ...words(t, "enable"), Icon: IconLockOpen },
    absent: (row: UserRow) => !row.disabled,
    perform: async ({ username }: UserRow) => {
      await call(users.enable, { username });
      await refresh();
    },
    reached: (now: UserRow) => !now.disabled,
  },
});
