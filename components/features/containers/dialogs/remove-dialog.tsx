"use client";

import { Checkbox, Text, TextInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { ContainerRow } from "#lib/contracts/containers.ts";
import { visible } from "#lib/format/control-characters.ts";
import { cliOf } from "../actions/cli.ts";
import type { VerbOptions } from "../actions/verb.ts";
import { ActionDialog, type DialogProps } from "./action-dialog.tsx";
import { LossList } from "./loss-list.tsx";
import { type Removal, useRemoval } from "./use-removal.ts";

type Props = DialogProps & {
  environment: string;
  onConfirm(options: VerbOptions, targets: readonly ContainerRow[]): void;
};

/** Asks before containers are removed: names them and what goes with them; lost data wants a typed word. */
export function RemoveDialog({ environment, rows, skipped, onConfirm, onClose }: Props) {
  const t = useTranslations("containers.dialogs");
  const [typed, setTyped] = useState("");
  const removal = useRemoval(environment, rows);
  const { targets, mustType, options } = removal;
  const name = rows[0]?.name ?? "";
  const wanted = rows.length === 1 ? name : t("typeMany", { count: targets.length });
  return (
    <ActionDialog
      title={t("removeTitle", { count: rows.length, name: visible(name) })}
      cli={cliOf("remove", targets.length > 0 ? targets : rows, options)}
      confirm={t("removeButton", { count: targets.length })}
      destructive
      ready={targets.length > 0 && (!mustType || typed.trim() === wanted)}
      skipped={[...skipped, ...removal.kept]}
      onConfirm={() => onConfirm(options, targets)}
      onClose={onClose}
    >
      <RemovalOptions removal={removal} count={rows.length} />
      {targets.length === 0 ? <Text size="sm">{t("nothingLeft")}</Text> : <LossList removal={removal} />}
      {mustType && (
        <TextInput
          label={t.rich("typeName", { name: () => <b>{wanted}</b> })}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          autoComplete="off"
          spellCheck={false}
        />
      )}
    </ActionDialog>
  );
}

/** `-f` and `-v`, in words. */
function RemovalOptions({ removal, count }: { removal: Removal; count: number }) {
  const t = useTranslations("containers.dialogs");
  const { running, force, setForce, volumes, setVolumes } = removal;
  const all = running.length === count;
  return (
    <>
      {running.length > 0 && (
        <Checkbox
          size="xs"
          label={all ? t("forceAll", { count }) : t("forceMany", { count: running.length })}
          checked={force}
          onChange={(event) => setForce(event.currentTarget.checked)}
        />
      )}
      <Checkbox
        size="xs"
        label={count === 1 ? t("volumes") : t("volumesMany")}
        checked={volumes}
        onChange={(event) => setVolumes(event.currentTarget.checked)}
      />
    </>
  );
}
