"use client";

import { Checkbox, Text } from "@mantine/core";
import { useTranslations } from "next-intl";
import { DestroyDialog } from "#components/shared/actions/destroy-dialog.tsx";
import { StatusDot } from "#components/ui/status-dot.tsx";
import type { ContainerRow } from "#lib/contracts/container-row.ts";
import { visible } from "#lib/format/control-characters.ts";
import { cliOf } from "../actions/cli.ts";
import type { VerbOptions } from "../actions/verb.ts";
import { stateTone } from "../cells/state-tone.ts";
import type { DialogProps } from "./dialog-props.ts";
import { useKeptLines, useLostLines } from "./loss-lines.ts";
import { type Removal, useRemoval } from "./use-removal.ts";

type Props = DialogProps & {
  environment: string;
  onConfirm(options: VerbOptions, targets: readonly ContainerRow[]): void;
};

/** Asks before containers are removed: names them and what goes with them; lost data wants a typed word. */
export function RemoveDialog({ environment, rows, skipped, onConfirm, onClose }: Props) {
  const t = useTranslations("containers");
  const removal = useRemoval(environment, rows);
  const { targets, mustType, options } = removal;
  const name = rows[0]?.name ?? "";
  return (
    <DestroyDialog
      title={t("dialogs.removeTitle", { count: rows.length, name: visible(name) })}
      cli={cliOf("remove", targets.length > 0 ? targets : rows, options)}
      confirm={t("dialogs.removeButton", { count: targets.length })}
      targets={targets.map((row) => ({
        ...row,
        mark: <StatusDot tone={stateTone(row)} label={t(`states.${row.state}`)} />,
      }))}
      lost={useLostLines(removal)}
      kept={useKeptLines(removal)}
      typed={mustType ? (rows.length === 1 ? name : t("dialogs.typeMany", { count: targets.length })) : null}
      skipped={[...skipped, ...removal.kept]}
      onConfirm={() => onConfirm(options, targets)}
      onClose={onClose}
    >
      <RemovalOptions removal={removal} count={rows.length} />
      {targets.length === 0 && <Text size="sm">{t("dialogs.nothingLeft")}</Text>}
    </DestroyDialog>
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
