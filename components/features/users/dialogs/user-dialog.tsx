"use client";

import { Text } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ActDialog } from "#components/shared/actions/act-dialog.tsx";
import type { AskedDialogProps } from "#components/shared/actions/actions-provider.tsx";
import { DestroyDialog } from "#components/shared/actions/destroy-dialog.tsx";
import type { UserRow } from "#lib/contracts/users.ts";
import type { UserOptions, UserVerb } from "../actions/user-acts.ts";
import { RoleChoice } from "./role-choice.tsx";

type Props = AskedDialogProps<UserRow, UserVerb, UserOptions>;
type OneProps = { row: UserRow; run(options: UserOptions): void; onClose(): void };

/** Asks before something is done to a user: says what ends with it. */
export function UserDialog({ asked, onRun, onClose }: Props) {
  const [row] = asked.rows;
  if (!row) return null;
  const one = { row, onClose, run: (options: UserOptions) => onRun([row], options) };
  if (asked.verb === "setRole") return <RoleDialog {...one} />;
  if (asked.verb === "remove") return <RemoveDialog {...one} />;
  return asked.verb === "enable" ? null : <PlainDialog {...one} verb={asked.verb} />;
}

function RoleDialog({ row, run, onClose }: OneProps) {
  const t = useTranslations("users.dialogs");
  const [role, setRole] = useState(row.role);
  return (
    <ActDialog
      title={t("setRoleTitle", { name: row.username })}
      confirm={t("setRoleConfirm")}
      ready={role !== row.role}
      onConfirm={() => run({ role })}
      onClose={onClose}
    >
      <RoleChoice
        label={t("setRoleTitle", { name: row.username })}
        hideLabel
        value={role}
        onChange={setRole}
      />
      <Text size="sm" c="dimmed">
        {t("setRoleHint")}
      </Text>
    </ActDialog>
  );
}

function RemoveDialog({ row, run, onClose }: OneProps) {
  const t = useTranslations("users.dialogs");
  return (
    <DestroyDialog
      title={t("removeTitle", { name: row.username })}
      confirm={t("removeConfirm")}
      targets={[{ id: row.id, name: row.username }]}
      lost={[t("removeLost")]}
      kept={[t("removeKept")]}
      onConfirm={() => run({})}
      onClose={onClose}
    />
  );
}

const plain = {
  resetPassword: { title: "resetTitle", text: "resetText", confirm: "resetConfirm" },
  signOut: { title: "signOutTitle", text: "signOutText", confirm: "signOutConfirm" },
  disable: { title: "disableTitle", text: "disableText", confirm: "disableConfirm" },
} as const;

function PlainDialog({ row, run, onClose, verb }: OneProps & { verb: keyof typeof plain }) {
  const t = useTranslations("users.dialogs");
  const words = plain[verb];
  return (
    <ActDialog
      title={t(words.title, { name: row.username })}
      confirm={t(words.confirm)}
      destructive
      onConfirm={() => run({})}
      onClose={onClose}
    >
      <Text size="sm">{t(words.text, { count: row.openSessions })}</Text>
    </ActDialog>
  );
}
