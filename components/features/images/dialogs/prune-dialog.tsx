"use client";

import { Checkbox } from "@mantine/core";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { NameList } from "#components/shared/actions/name-list.tsx";
import { useNotify } from "#components/shared/errors/use-notify.tsx";
import { PruneDialog as SharedDialog } from "#components/shared/prune/prune-dialog.tsx";
import { usePreview } from "#components/shared/prune/use-preview.ts";
import { call } from "#lib/client/api-client.ts";
import { images, type PrunableImage } from "#lib/contracts/images.ts";
import { dockerImageCommand } from "#lib/docker/image-cli.ts";
import { shortId } from "#lib/docker/names.ts";
import { byteFormat } from "#lib/format/bytes.ts";
import { SizeText } from "../cells/size-text.tsx";

type Props = { environment: string; onClose(): void };

/** Asks before unused images are removed: those without a tag, or all. Says what goes and how much comes free. */
export function PruneDialog({ environment, onClose }: Props) {
  const t = useTranslations("images.prune");
  const bytes = byteFormat(useLocale());
  const [all, setAll] = useState(false);
  const preview = usePreview(images.prunePreview, { environment, all });
  const prune = usePrune(environment);
  const items = preview.data?.items ?? [];
  const count = items.length;
  return (
    <SharedDialog
      preview={preview}
      nothing={t(all ? "nothing" : "nothingDangling")}
      title={t("title")}
      cli={dockerImageCommand({ action: "prune", all })}
      confirm={t("confirm", { count })}
      targets={items.map((item) => ({
        id: item.id,
        name: nameOf(item),
        mark: <SizeText bytes={item.size} />,
      }))}
      lost={[t("lost", { size: bytes.decimal(preview.data?.reclaimable ?? 0) })]}
      kept={[t(all ? "keptUsed" : "keptTagged")]}
      onConfirm={() => prune({ all, confirmed: items.map(({ id }) => id) })}
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

const nameOf = ({ id, tags }: PrunableImage): string => (tags.length > 0 ? tags.join(", ") : shortId(id));

/** Does it, and says what went, what the engine kept, and how much came free. */
const usePrune = (environment: string) => {
  const t = useTranslations("images.prune");
  const bytes = byteFormat(useLocale());
  const notify = useNotify();
  return async (input: { all: boolean; confirmed: string[] }): Promise<void> => {
    try {
      const { reclaimed, kept } = await call(images.prune, { environment, ...input });
      const count = input.confirmed.length - kept.length;
      notify.done(
        reclaimed === null
          ? t("doneUncounted", { count })
          : t("done", { count, size: bytes.decimal(reclaimed) }),
        kept.length > 0 && (
          <>
            {t("kept", { count: kept.length })}{" "}
            <NameList of={kept.map(({ id, reason }) => ({ id, name: `${shortId(id)} (${reason})` }))} />
          </>
        ),
      );
    } catch (error) {
      notify.failed(error, { action: t("title") });
    }
  };
};
