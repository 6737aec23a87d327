"use client";

import { Stack, Text } from "@mantine/core";
import { useTranslations } from "next-intl";
import classes from "./errors.module.css";
import type { ErrorText } from "./use-error-text.ts";

/** The two halves of every failure's text: the engine's own words, and what to do. */
export function ErrorBody({ text, withWhat = false }: { text: ErrorText; withWhat?: boolean }) {
  const t = useTranslations("errors");
  return (
    <Stack gap={6}>
      {withWhat && <Text size="sm">{text.what}</Text>}
      {text.reason !== null && (
        <div>
          <Text size="xs" c="dimmed">
            {t("engineSays")}
          </Text>
          <pre className={classes.reason}>{text.reason}</pre>
        </div>
      )}
      <Text size="sm" c="dimmed">
        {text.hint}
      </Text>
    </Stack>
  );
}
