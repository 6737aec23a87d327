"use client";

import { IconUserPlus, IconUsers } from "@tabler/icons-react";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useCan } from "#components/shared/account/account-context.tsx";
import { ResourceCommands } from "#components/shared/palette/resource-commands.tsx";
import { useDialogCommands } from "#components/shared/palette/use-dialog-commands.ts";
import { type UserRow, users } from "#lib/contracts/users.ts";
import { UserActionsProvider } from "./actions/user-actions-provider.tsx";
import { useUsers } from "./queries.ts";

const CreateFlow = dynamic(() => import("./dialogs/create-flow.tsx").then((module) => module.CreateFlow), {
  ssr: false,
});

const textOf = (row: UserRow): string => row.role;

/** Users in the palette, for those who may see them: to find in their list, and with all that can be done to them. */
export function UserCommands() {
  if (!useCan()(users.list.access)) return null;
  return (
    <UserActionsProvider>
      <Offers />
    </UserActionsProvider>
  );
}

function Offers() {
  const t = useTranslations("users");
  const role = useTranslations("account.roles");
  const { commands, dialog } = useDialogCommands([
    {
      key: "create user",
      label: t("create.dots"),
      words: "new create add user",
      Icon: IconUserPlus,
      access: users.create.access,
      dialog: (onClose) => <CreateFlow onClose={onClose} />,
    },
  ]);
  return (
    <>
      <ResourceCommands<UserRow>
        noun="users"
        title={t("title")}
        order={50}
        Icon={IconUsers}
        rows={useUsers().data}
        hasPage={false}
        href={(row) => `/users?${new URLSearchParams({ q: row.username })}`}
        detail={(row) => role(row.role)}
        textOf={textOf}
        commands={commands}
      />
      {dialog}
    </>
  );
}
