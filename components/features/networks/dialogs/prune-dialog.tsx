"use client";

import { useTranslations } from "next-intl";
import { useNotify } from "#components/shared/errors/use-notify.tsx";
import { PruneDialog as SharedDialog } from "#components/shared/prune/prune-dialog.tsx";
import { PruneOutcome } from "#components/shared/prune/prune-outcome.tsx";
import { usePreview } from "#components/shared/prune/use-preview.ts";
import { call } from "#lib/client/api-client.ts";
import { networks } from "#lib/contracts/networks.ts";
import { networkCommand } from "#lib/docker/network-cli.ts";
import { visible } from "#lib/format/control-characters.ts";

type Props = { environment: string; onClose(): void };

/** Asks before unused networks are removed: those without a running container. */
export function PruneDialog({ environment, onClose }: Props) {
  const t = useTranslations("networks.prune");
  const preview = usePreview(networks.prunePreview, { environment });
  const prune = usePrune(environment);
  const items = preview.data?.items ?? [];
  const needed = new Set(items.flatMap(({ neededBy }) => neededBy));
  return (
    <SharedDialog
      preview={preview}
      nothing={t("nothing")}
      title={t("title")}
      cli={networkCommand({ action: "prune" })}
      confirm={t("confirm", { count: items.length })}
      targets={items.map(({ id, name, neededBy }) => ({
        id,
        name,
        mark: neededBy.length > 0 && t("neededBy", { names: neededBy.map(visible).join(", ") }),
      }))}
      lost={needed.size > 0 ? [t("lostNeeded", { count: needed.size })] : [t("lost")]}
      onConfirm={() => prune(items.map(({ id }) => id))}
      onClose={onClose}
    />
  );
}

/** Does it, and says what went. */
const usePrune = (environment: string) => {
  const t = useTranslations("networks.prune");
  const notify = useNotify();
  return async (confirmed: string[]): Promise<void> => {
    try {
      const { removed, kept } = await call(networks.prune, { environment, confirmed });
      notify.done(
        t("done", { count: removed.length }),
        <PruneOutcome removed={removed} kept={kept} stayed={t("stayed", { count: kept.length })} />,
      );
    } catch (error) {
      notify.failed(error, { action: t("title") });
    }
  };
};
