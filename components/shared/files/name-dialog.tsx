"use client";

import { TextInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { isFileName, isFilePath, joinPath, typedPath } from "#lib/docker/file-path.ts";
import { ActDialog } from "../actions/act-dialog.tsx";

type Props = {
  title: string;
  confirm: string;
  label: string;
  /** The folder in which the name stands. */
  folder: string;
  before?: string;
  /** May lead elsewhere: a path with slashes is one from here. */
  movable?: boolean;
  onConfirm(path: string): void;
  onClose(): void;
};

/** Asks for the name of a file or folder, new or anew. */
export function NameDialog({
  title,
  confirm,
  label,
  folder,
  before = "",
  movable = false,
  onConfirm,
  onClose,
}: Props) {
  const t = useTranslations("files");
  const [name, setName] = useState(before);
  const path = movable && name.includes("/") ? typedPath(name, folder) : joinPath(folder, name);
  const isGood = (isFileName(name) || (movable && name.includes("/"))) && path !== null && isFilePath(path);
  const ready = isGood && name !== before;
  return (
    <ActDialog
      title={title}
      confirm={confirm}
      ready={ready}
      onConfirm={() => path && onConfirm(path)}
      onClose={onClose}
    >
      <TextInput
        label={label}
        description={movable ? t("moveHint") : undefined}
        value={name}
        error={name !== "" && !isGood ? t("badName") : undefined}
        onChange={(event) => setName(event.currentTarget.value)}
        autoComplete="off"
        spellCheck={false}
        data-autofocus
      />
    </ActDialog>
  );
}
