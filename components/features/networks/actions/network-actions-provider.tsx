"use client";

import dynamic from "next/dynamic";
import type { ReactNode } from "react";
import { ActionsProvider } from "#components/shared/actions/actions-provider.tsx";
import { useNetworks } from "../queries.ts";
import { useNetworkActs } from "./network-acts.ts";

const RemoveDialog = dynamic(
  () => import("../dialogs/remove-dialog.tsx").then((module) => module.RemoveDialog),
  { ssr: false },
);

type Props = { environment: string; children: ReactNode };

/** Gives what is below it the actions on networks. */
export function NetworkActionsProvider({ environment, children }: Props) {
  const acts = useNetworkActs(environment);
  const rows = useNetworks(environment).data?.items;
  return (
    <ActionsProvider environment={environment} acts={acts} rows={rows} Dialog={RemoveDialog}>
      {children}
    </ActionsProvider>
  );
}
