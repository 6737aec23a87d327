"use client";

import dynamic from "next/dynamic";
import type { ReactNode } from "react";
import { ActionsProvider } from "#components/shared/actions/actions-provider.tsx";
import { useImages } from "../queries.ts";
import { useImageActs } from "./image-acts.ts";

const RemoveDialog = dynamic(
  () => import("../dialogs/remove-dialog.tsx").then((module) => module.RemoveDialog),
  { ssr: false },
);

type Props = { environment: string; children: ReactNode };

/** Gives what is below it the actions on images. */
export function ImageActionsProvider({ environment, children }: Props) {
  const acts = useImageActs(environment);
  const rows = useImages(environment).data?.items;
  return (
    <ActionsProvider environment={environment} acts={acts} rows={rows} Dialog={RemoveDialog}>
      {children}
    </ActionsProvider>
  );
}
