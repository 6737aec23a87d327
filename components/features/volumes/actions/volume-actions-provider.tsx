"use client";

import dynamic from "next/dynamic";
import type { ReactNode } from "react";
import { ActionsProvider } from "#components/shared/actions/actions-provider.tsx";
import { useVolumes } from "../queries.ts";
import { useVolumeActs } from "./volume-acts.ts";

const RemoveDialog = dynamic(
  () => import("../dialogs/remove-dialog.tsx").then((module) => module.RemoveDialog),
  { ssr: false },
);

type Props = { environment: string; children: ReactNode };

/** Gives what is below it the actions on volumes. */
export function VolumeActionsProvider({ environment, children }: Props) {
  const acts = useVolumeActs(environment);
  const rows = useVolumes(environment).data?.items;
  return (
    <ActionsProvider environment={environment} acts={acts} rows={rows} Dialog={RemoveDialog}>
      {children}
    </ActionsProvider>
  );
}
