"use client";

import { Checkbox, Text, TextInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { removalNeedsForce } from "#lib/docker/container-state.ts";
import { visible } from "#lib/format/control-characters.ts";
import { cliOf } from "../actions/cli.ts";
import type { VerbOptions } from "../actions/verb.ts";
import type { ContainerRow } from "#lib/contracts/containers.ts";
import { ActionDialog, type DialogProps } from "./action-dialog.tsx";
import { LossList } from "./loss-list.tsx";
import { useLosses } from "./use-losses.ts";

type Props = DialogProps & {
  environment: string;
  onConfirm(options: VerbOptions, targets: readonly ContainerRow[]): void;
};

/** Asks before containers are removed: names them and what goes with them; lost data wants a typed word. */
export function RemoveDialog({ environment, rows, skipped, onConfirm, onClose }: Props) {
  const t = useTranslations("containers.dialogs");
  const running = rows.filter(({ state }) => removalNeedsForce(state));
  const [force, setForce] = useState(running.length === rows.length);
  const [volumes, setVolumes] = useState(false);
  const [typed, setTyped] = useState("");
  const targets = force ? rows : rows.filter(({ state }) => !removalNeedsForce(state));
  const { losses, counting } = useLosses(environment, targets, volumes);
  const [only] = rows;
  const wanted = rows.length === 1 ? (only?.name ?? "") : t("typeMany", { count: targets.length });
  const mustType = losses.losesData && targets.length > 0;
  const options = { force: (force && losses.killed.length > 0) || undefined, volumes: volumes || undefined };
  return (
    <ActionDialog
      title={t("removeTitle", { count: rows.length, name: visible(only?.name ?? "") })}
      cli={cliOf("remove", targets.length > 0 ? targets : rows, options)}
      confirm={t("removeButton", { count: targets.length })}
      destructive
      ready={targets.length > 0 && (!mustType || typed.trim() === wanted)}
      skipped={[...skipped, ...rows.filter((row) => !targets.includes(row))]}
      onConfirm={() => onConfirm(options, targets)}
      onClose={onClose}
    >
      {running.length > 0 && (
        <Checkbox
          size="xs"
          label={
            running.length === rows.length
              ? t("forceAll", { count: rows.length })
              : t("forceMany", { count: running.length })
          }
          checked={force}
          onChange={(event) => setForce(event.currentTarget.checked)}
        />
      )}
      <Checkbox
        size="xs"
        label={rows.length === 1 ? t("volumes") : t("volumesMany")}
        checked={volumes}
        onChange={(event) => setVolumes(event.currentTarget.checked)}
      />
      {targets.length === 0 ? (
        <Text size="sm">{t("nothingLeft")}</Text>
      ) : (
        <LossList targets={targets} losses={losses} volumes={volumes} counting={counting} />
      )}
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
