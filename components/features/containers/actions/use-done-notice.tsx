"use client";

import { notifications } from "@mantine/notifications";
import { useTranslations } from "next-intl";
import { useCallback } from "react";
import { CodeBlock } from "#components/ui/code-block.tsx";

/** Says that something was done, with the docker command that does the same. */
export const useDoneNotice = (): ((message: string, cli: string) => void) => {
  const t = useTranslations();
  return useCallback(
    (message, cli) => {
      notifications.show({
        color: "green",
        title: message,
        message: <CodeBlock label={t("actions.cliHint")}>{cli}</CodeBlock>,
        closeButtonProps: { "aria-label": t("ui.close") },
      });
    },
    [t],
  );
};
