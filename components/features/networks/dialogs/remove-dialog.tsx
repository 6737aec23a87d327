"use client";

import { useTranslations } from "next-intl";
import type { AskedDialogProps } from "#components/shared/actions/actions-provider.tsx";
import { DestroyDialog } from "#components/shared/actions/destroy-dialog.tsx";
import { currentRows } from "#components/shared/used-by/current-rows.ts";
import { HeldNote } from "#components/shared/used-by/held-note.tsx";
import type { NetworkRow } from "#lib/contracts/networks.ts";
import { networkCommand } from "#lib/docker/network-cli.ts";
import { visible } from "#lib/format/control-characters.ts";
import type { NetworkVerb } from "../actions/network-acts.ts";
import { useNetworks } from "../queries.ts";

type Props = AskedDialogProps<NetworkRow, NetworkVerb, object>;

/**
 * Asks before networks are removed: names them, those that cannot go with who is connected, and the stopped containers
 * that will not start without them; as it is while the dialog stands.
 */
export function RemoveDialog({ environment, asked, onRun, onClose }: Props) {
  const t = useTranslations("networks.dialogs");
  const rows = currentRows(asked.rows, useNetworks(environment).data?.items);
  const targets = rows.filter((row) => row.usedBy.running === 0);
  const held = rows.filter((row) => row.usedBy.running > 0);
  const needed = targets.filter((row) => row.usedBy.count > 0);
  const asRun = targets.length > 0 ? targets : rows;
  return (
    <DestroyDialog
      title={t("removeTitle", { count: asked.rows.length, name: visible(asked.rows[0]?.name ?? "") })}
      cli={networkCommand({ action: "remove", networks: asRun.map(({ name }) => name) })}
      confirm={t("removeButton", { count: targets.length || asked.rows.length })}
      targets={targets.map(({ id, name }) => ({ id, name }))}
      lost={[t("lost", { count: targets.length })]}
      skipped={asked.skipped}
      onConfirm={() => onRun(targets, {})}
      onClose={onClose}
    >
      <HeldNote
        environment={environment}
        title={asked.rows.length === 1 ? t("heldOne") : t("heldMany", { count: held.length })}
        held={held.map(({ id, name, usedBy }) => ({
          ...{ id, name, count: usedBy.running },
          by: usedBy.first.slice(0, usedBy.running),
        }))}
      />
      <HeldNote
        environment={environment}
        title={t("neededTitle")}
        held={needed.map(({ id, name, usedBy }) => ({ id, name, by: usedBy.first, count: usedBy.count }))}
      />
    </DestroyDialog>
  );
}
