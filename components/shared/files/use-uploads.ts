"use client";

import { useTranslations } from "next-intl";
import { useCallback, useRef, useState } from "react";
import { CodedError, isCodedError } from "#lib/errors/coded-error.ts";
import { useConfirm } from "../confirm/confirm-provider.tsx";
import type { ChosenFile } from "./dropped-files.ts";
import { itemsOf, type SendPlace, sendFiles, type UploadItem } from "./send-files.ts";
import { shownName } from "./shown-name.ts";

/** Sends files into a folder, shows how far each is, and can be stopped. One round at a time. */
export const useUploads = ({ environment, container, folder }: SendPlace, onDone: () => void) => {
  const t = useTranslations("files");
  const confirm = useConfirm();
  const [items, setItems] = useState<readonly UploadItem[]>([]);
  const abort = useRef<AbortController | null>(null);
  const change = useCallback((id: string, what: Partial<UploadItem>) => {
    setItems((now) => now.map((item) => (item.id === id ? { ...item, ...what } : item)));
  }, []);
  const mayReplace = useCallback(
    async (name: string) => {
      const title = t("replaceTitle", { name: shownName(name) });
      const question = { title, message: t("replace"), confirm: t("replaceIt"), destructive: true };
      return (await confirm(question)) !== null;
    },
    [confirm, t],
  );
  const start = useCallback(
    async (chosen: readonly ChosenFile[]) => {
      if (chosen.length === 0 || abort.current) return;
      const running = new AbortController();
      abort.current = running;
      setItems(itemsOf(chosen));
      try {
        const place = { environment, container, folder };
        await sendFiles(place, chosen, { signal: running.signal, mayReplace, change });
      } catch (error) {
        setItems((now) => now.map((item) => (item.state === "waiting" ? given(item, error) : item)));
      }
      abort.current = null;
      onDone();
    },
    [environment, container, folder, change, mayReplace, onDone],
  );
  const cancel = useCallback(() => abort.current?.abort(), []);
  const clear = useCallback(() => setItems([]), []);
  return { items, start, cancel, clear };
};

/** What was never sent, with the reason. */
const given = (item: UploadItem, reason: unknown): UploadItem => {
  const error = isCodedError(reason) ? reason : new CodedError("internal", String(reason));
  return { ...item, state: error.code === "cancelled" ? "cancelled" : "failed", error };
};
