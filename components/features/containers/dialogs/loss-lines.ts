"use client";

import { useTranslations } from "next-intl";
import { visible } from "#lib/format/control-characters.ts";
import type { Removal } from "./use-removal.ts";

/** What a removal takes with it, a sentence each. */
export const useLostLines = ({ targets, losses, volumes, counting }: Removal): string[] => {
  const { killed, anonymousVolumes } = losses;
  const t = useTranslations("containers.dialogs");
  const count = targets.length;
  const lines = [t("lostLayer", { count }), t("lostLog", { count })];
  if (killed.length > 0) {
    const name = killed.map((row) => visible(row.name)).join(", ");
    lines.push(t("lostRunning", { count: killed.length, name }));
  }
  if (!volumes) return lines;
  if (counting) return [...lines, t("counting")];
  if (anonymousVolumes === null) return [...lines, t("lostVolumesUnknown")];
  return anonymousVolumes === 0 ? lines : [...lines, t("lostVolumes", { count: anonymousVolumes })];
};

/** What a removal leaves behind. */
export const useKeptLines = ({ targets, losses, volumes, counting }: Removal): string[] => {
  const t = useTranslations("containers.dialogs");
  const { anonymousVolumes: unnamed, keptVolumes } = losses;
  if (counting || targets.length === 0) return [];
  const named = keptVolumes.map(visible).join(", ");
  return [
    ...(volumes && unnamed === 0 ? [t("noAnonymous", { count: targets.length })] : []),
    ...(!volumes && unnamed !== null && unnamed > 0 ? [t("anonymousStay", { count: unnamed })] : []),
    ...(keptVolumes.length > 0 ? [t("named", { count: keptVolumes.length, names: named })] : []),
  ];
};
