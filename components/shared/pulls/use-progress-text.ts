"use client";

import { useLocale, useTranslations } from "next-intl";
import type { PullRow } from "#lib/contracts/pulls.ts";
import { byteFormat } from "#lib/format/bytes.ts";
import { doneLayers } from "./pull-share.ts";

/** What a pull is doing, in a line: how much has come, and how fast. */
export const useProgressText = (): ((pull: PullRow) => string) => {
  const t = useTranslations("pulls.progress");
  const bytes = byteFormat(useLocale());
  return (pull) => {
    const { layers, received, expected, rate } = pull;
    if (layers.length === 0) return t("asking");
    if (expected !== null && received >= expected) {
      return t("unpacking", { done: doneLayers(layers), total: layers.length });
    }
    const amount =
      expected === null
        ? t("received", { received: bytes.decimal(received) })
        : t("receivedOf", { received: bytes.decimal(received), expected: bytes.decimal(expected) });
    return rate === null ? amount : `${amount} · ${t("rate", { rate: bytes.decimal(rate) })}`;
  };
};
