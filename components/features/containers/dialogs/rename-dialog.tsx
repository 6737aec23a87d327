"use client";

import { TextInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ActDialog } from "#components/shared/actions/act-dialog.tsx";
import type { ContainerRow } from "#lib/contracts/container-row.ts";
import { isVolumeName } from "#lib/docker/names.ts";
import { visible } from "#lib/format/control-characters.ts";
import { renameLine } from "../actions/change-acts.ts";

type Props = { row: ContainerRow; onConfirm(name: string): void; onClose(): void };

/** Asks for a container's new name. */
export function RenameDialog({ row, onConfirm, onClose }: Props) {
  const t = useTranslations("run.change");
  const [name, setName] = useState(row.name);
  // Containers and volumes are named by one grammar.
  const isName = isVolumeName(name);
  return (
    <ActDialog
      title={t("renameTitle", { name: visible(row.name) })}
      cli={renameLine(row.name, name)}
      confirm={t("verbs.rename")}
      ready={isName && name !== row.name}
      onConfirm={() => onConfirm(name)}
      onClose={onClose}
    >
      <TextInput
        data-autofocus
        label={t("newName")}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        error={isName ? undefined : t("badName")}
        autoComplete="off"
        spellCheck={false}
      />
    </ActDialog>
  );
}
