"use client";

import { useLocale, useTranslations } from "next-intl";
import { useNotify } from "#components/shared/errors/use-notify.tsx";
import { PruneDialog as SharedDialog } from "#components/shared/prune/prune-dialog.tsx";
import { PruneOutcome } from "#components/shared/prune/prune-outcome.tsx";
import { usePreview } from "#components/shared/prune/use-preview.ts";
import { call } from "#lib/client/api-client.ts";
import { containerPrune } from "#lib/contracts/container-prune.ts";
import { contentCommand } from "#lib/docker/content-cli.ts";
import { byteFormat } from "#lib/format/bytes.ts";

type Props = { environment: string; onClose(): void };

/** Asks before all stopped containers are removed: names each, and how much each frees. */
export function PruneDialog({ environment, onClose }: Props) {
  const t = useTranslations("content.prune");
  const bytes = byteFormat(useLocale());
  const preview = usePreview(containerPrune.preview, { environment });
  const prune = usePrune(environment);
  const items = preview.data?.items ?? [];
  const count = items.length;
  const sizes = items.map(({ size }) => size);
  const freed = sizes.includes(null) ? null : sizes.reduce<number>((sum, size) => sum + (size ?? 0), 0);
  return (
    <SharedDialog
      preview={preview}
      nothing={t("nothing")}
      title={t("title")}
      cli={contentCommand({ action: "prune" })}
      confirm={t("confirm", { count })}
      targets={items.map(({ id, name, image, size }) => ({
        id,
        name,
        mark: [image, size === null ? null : bytes.decimal(size)].filter(Boolean).join(" · "),
      }))}
      lost={[t("lost", { count }), ...(freed === null ? [] : [t("frees", { size: bytes.decimal(freed) })])]}
      kept={[t("kept")]}
      typed={count > 1 ? t("typed", { count }) : null}
      onConfirm={() => {
        onClose();
        void prune(items.map(({ id }) => id));
      }}
      onClose={onClose}
    />
  );
}

/** Does it, and says what went and how much came free. */
const usePrune = (environment: string) => {
  const t = useTranslations("content.prune");
  const bytes = byteFormat(useLocale());
  const notify = useNotify();
  return async (confirmed: string[]): Promise<void> => {
    try {
      const { removed, reclaimed, kept } = await call(containerPrune.prune, { environment, confirmed });
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
