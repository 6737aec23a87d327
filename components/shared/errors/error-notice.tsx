"use client";

import { Button, Group, Stack, Text } from "@mantine/core";
import { useTranslations } from "next-intl";
import { ErrorBody } from "./error-body.tsx";
import classes from "./errors.module.css";
import { useErrorText } from "./use-error-text.ts";

type Props = { error: unknown; onRetry?: (() => void) | undefined };

/** A failure in its place on the page: what failed, the engine's words, what to do, and a way to try again. */
export function ErrorNotice({ error, onRetry }: Props) {
  const t = useTranslations("actions");
  const text = useErrorText()(error);
  return (
    <div role="alert" className={classes.notice}>
      <Stack gap={6}>
        <Text fw={600} size="sm">
          {text.what}
        </Text>
        <ErrorBody text={text} />
        {onRetry && (
          <Group>
            <Button variant="default" onClick={onRetry}>
              {t("retry")}
            </Button>
          </Group>
        )}
      </Stack>
    </div>
  );
}
