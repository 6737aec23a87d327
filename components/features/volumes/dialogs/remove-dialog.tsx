"use client";

import { Checkbox } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { AskedDialogProps } from "#components/shared/actions/actions-provider.tsx";
import { DestroyDialog } from "#components/shared/actions/destroy-dialog.tsx";
import { currentRows } from "#components/shared/used-by/current-rows.ts";
import { HeldNote } from "#components/shared/used-by/held-note.tsx";
import type { VolumeRow } from "#lib/contracts/volumes.ts";
import { volumeCommand } from "#lib/docker/volume-cli.ts";
import { visible } from "#lib/format/control-characters.ts";
import type { VolumeOptions, VolumeVerb } from "../actions/volume-acts.ts";
import { shownName } from "../cells/name-cell.tsx";
import { useVolumes } from "../queries.ts";

type Props = AskedDialogProps<VolumeRow, VolumeVerb, VolumeOptions>;

/**
 * Asks before volumes are removed: names them, and those that cannot go with who holds them, as it is while the dialog
 * stands. A volume that somebody named wants its name typed.
 */
export function RemoveDialog({ environment, asked, onRun, onClose }: Props) {
  const t = useTranslations("volumes.dialogs");
  const [force, setForce] = useState(false);
  const rows = currentRows(asked.rows, useVolumes(environment).data?.items);
  const targets = rows.filter((row) => row.usedBy.count === 0);
  const held = rows.filter((row) => row.usedBy.count > 0);
  const named = targets.filter((row) => !row.anonymous);
  const [first] = targets;
  const phrase = targets.length === 1 ? (first?.name ?? null) : t("typeMany", { count: targets.length });
  const asRun = targets.length > 0 ? targets : rows;
  return (
    <DestroyDialog
      title={t("removeTitle", {
        count: asked.rows.length,
        name: visible(shownName(asked.rows[0] ?? noName)),
      })}
      cli={volumeCommand({ action: "remove", volumes: asRun.map(({ name }) => name), force })}
      confirm={t("removeButton", { count: targets.length || asked.rows.length })}
      targets={targets.map((row) => ({ id: row.id, name: row.name }))}
      lost={[t("lostData", { count: targets.length })]}
      typed={named.length > 0 ? phrase : null}
      skipped={asked.skipped}
      onConfirm={() => onRun(targets, force ? { force } : {})}
      onClose={onClose}
    >
      <HeldNote
        environment={environment}
        title={asked.rows.length === 1 ? t("heldOne") : t("heldMany", { count: held.length })}
        held={held.map(({ id, name, usedBy }) => ({ id, name, by: usedBy.first, count: usedBy.count }))}
      />
      {targets.length > 0 && (
        <Checkbox
          size="xs"
          label={t("force")}
          checked={force}
          onChange={(event) => setForce(event.currentTarget.checked)}
        />
      )}
    </DestroyDialog>
  );
}

const noName = { name: "" };
