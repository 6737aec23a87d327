"use client";

import { Checkbox } from "@mantine/core";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { useNotify } from "#components/shared/errors/use-notify.tsx";
import { PruneDialog as SharedDialog } from "#components/shared/prune/prune-dialog.tsx";
import { PruneOutcome } from "#components/shared/prune/prune-outcome.tsx";
import { usePreview } from "#components/shared/prune/use-preview.ts";
import { call } from "#lib/client/api-client.ts";
import { volumes } from "#lib/contracts/volumes.ts";
import { volumeCommand } from "#lib/docker/volume-cli.ts";
import { byteFormat } from "#lib/format/bytes.ts";

type Props = { environment: string; onClose(): void };

/** Asks before unused volumes are removed: the unnamed ones, or all. What somebody named wants a typed phrase. */
export function PruneDialog({ environment, onClose }: Props) {
  const t = useTranslations("volumes.prune");
  const [all, setAll] = useState(false);
  const preview = usePreview(volumes.prunePreview, { environment, all });
  const prune = usePrune(environment);
  const items = preview.data?.items ?? [];
  const count = items.length;
  const isNamed = items.some(({ anonymous }) => !anonymous);
  return (
    <SharedDialog
      preview={preview}
      nothing={t(all ? "nothing" : "nothingUnnamed")}
      title={t("title")}
      cli={volumeCommand({ action: "prune", all })}
      confirm={t("confirm", { count })}
      targets={items.map(({ name, project }) => ({ id: name, name, mark: project }))}
      lost={[t("lost", { count })]}
      kept={[t("kept")]}
      typed={isNamed ? t("typed", { count }) : null}
      onConfirm={() => prune({ all, confirmed: items.map(({ name }) => name) })}
      onClose={onClose}
    >
      <Checkbox
        size="xs"
        label={t("all")}
        checked={all}
        onChange={(event) => setAll(event.currentTarget.checked)}
      />
    </SharedDialog>
  );
}

/** Does it, and says what went and how much came free, as the engine counts. */
const usePrune = (environment: string) => {
  const t = useTranslations("volumes.prune");
  const bytes = byteFormat(useLocale());
  const notify = useNotify();
  return async (input: { all: boolean; confirmed: string[] }): Promise<void> => {
    try {
      const { removed, reclaimed, kept } = await call(volumes.prune, { environment, ...input });
      const count = removed.length;
      notify.done(
        reclaimed === null
          ? t("doneUncounted", { count })
          : t("done", { count, size: bytes.decimal(reclaimed) }),
        <PruneOutcome removed={removed} kept={kept} stayed={t("stayed", { count: kept.length })} />,
      );
    } catch (error) {
      notify.failed(error, { action: t("title") });
    }
  };
};
