"use client";

import dynamic from "next/dynamic";
import type { ReactNode } from "react";
import { ActionsProvider } from "#components/shared/actions/actions-provider.tsx";
import { useContainers } from "../queries.ts";
import { useContainerActs } from "./container-acts.ts";

// Dialogs are not part of what the list has to load first.
const AskedDialog = dynamic(
  () => import("../dialogs/asked-dialog.tsx").then((module) => module.AskedDialog),
  { ssr: false },
);

type Props = { environment: string; children: ReactNode };

/** Gives what is below it the actions on containers. */
export function ContainerActionsProvider({ environment, children }: Props) {
  const acts = useContainerActs(environment);
  const rows = useContainers(environment).data?.items;
  return (
    <ActionsProvider environment={environment} acts={acts} rows={rows} Dialog={AskedDialog}>
      {children}
    </ActionsProvider>
  );
}
