"use client";

import { useTranslations } from "next-intl";
import { useNotify } from "#components/shared/errors/use-notify.tsx";
import { useCopy } from "#components/ui/use-copy.ts";

/** Copies from a menu, which is gone at once: a notification says how it went. */
export const useCopyWithNotice = (): ((text: string) => Promise<void>) => {
  const t = useTranslations("ui");
  const { copy } = useCopy();
  const notify = useNotify();
  return async (text) => notify.done((await copy(text)) ? t("copied") : t("copyFailed"), text);
};
