"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useMemo } from "react";
import { ErrorBody } from "./error-body.tsx";
import { useShowNotice } from "./notification-provider.tsx";
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
  /** Something that is neither a success nor a failure. */
  note(message: string): void;
};

/** Notifications in the corner. A failure stays until it is closed: it says what failed, why, and what to do. */
export const useNotify = (): Notify => {
  const t = useTranslations("errors");
  const textOf = useErrorText();
  const show = useShowNotice();
  return useMemo(
    () => ({
      failed: (error, { action, target }) =>
        show({
          tone: "failed",
          title: target === undefined ? t("failed", { action }) : t("failedFor", { action, target }),
          body: <ErrorBody text={textOf(error)} withWhat />,
        }),
      done: (message, extra) => show({ tone: "done", title: message, ...(extra ? { body: extra } : {}) }),
      note: (message) => show({ tone: "note", title: message }),
    }),
    [t, textOf, show],
  );
};
