"use client";

import dynamic from "next/dynamic";
import { type ReactNode, useState } from "react";
import { ActionsProvider } from "#components/shared/actions/actions-provider.tsx";
import { useUsers } from "../queries.ts";
import { type OneTimePassword, useUserActs } from "./user-acts.ts";

const UserDialog = dynamic(() => import("../dialogs/user-dialog.tsx").then((module) => module.UserDialog), {
  ssr: false,
});
const PasswordDialog = dynamic(
  () => import("../dialogs/password-dialog.tsx").then((module) => module.PasswordDialog),
  { ssr: false },
);

/** Gives what is below it the actions on users, and shows the one-time password that comes of some. */
export function UserActionsProvider({ children }: { children: ReactNode }) {
  const [made, setMade] = useState<OneTimePassword | null>(null);
  const acts = useUserActs(setMade);
  const rows = useUsers().data;
  return (
    // Users belong to no environment.
    <ActionsProvider environment="" acts={acts} rows={rows} Dialog={UserDialog}>
      {children}
      {made && <PasswordDialog made={made} onClose={() => setMade(null)} />}
    </ActionsProvider>
  );
}
