"use client";

import { notifications } from "@mantine/notifications";
import { useTranslations } from "next-intl";
import { type ReactNode, useMemo } from "react";
import { ErrorBody } from "./error-body.tsx";
import { useErrorText } from "./use-error-text.ts";

type Failed = {
  /** The act in the reader's words: "Stop". */
  action: string;
  /** What it was done to. */
  target?: string | undefined;
};

export type Notify = {
  failed(error: unknown, context: Failed): void;
  /** `extra` stands below the message. */
  done(message: string, extra?: ReactNode): void;
};

/** Notifications in the corner. A failure stays until it is closed: it says what failed, why, and what to do. */
export const useNotify = (): Notify => {
  const t = useTranslations("errors");
  const ui = useTranslations("ui");
  const textOf = useErrorText();
  return useMemo(
    () => ({
      failed: (error, { action, target }) => {
        const text = textOf(error);
        notifications.show({
          color: "red",
          autoClose: false,
          role: "alert",
          closeButtonProps: { "aria-label": ui("close") },
          title: target === undefined ? t("failed", { action }) : t("failedFor", { action, target }),
          message: <ErrorBody text={text} withWhat />,
        });
      },
      done: (message, extra) =>
        void notifications.show({
          color: "green",
          closeButtonProps: { "aria-label": ui("close") },
          ...(extra === undefined ? { message } : { title: message, message: extra }),
        }),
    }),
    [t, ui, textOf],
  );
};
