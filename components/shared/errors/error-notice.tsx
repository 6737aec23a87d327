"use client";

import { Button, Group, Stack, Text } from "@mantine/core";
import { useTranslations } from "next-intl";
import { isCodedError } from "#lib/errors/coded-error.ts";
import { ErrorBody } from "./error-body.tsx";
import classes from "./errors.module.css";
import { useErrorText } from "./use-error-text.ts";

type Props = { error: unknown; onRetry?: (() => void) | undefined };

/** A failure in its place on the page: what failed, the engine's words, what to do, and a way to try again. */
export function ErrorNotice({ error, onRetry }: Props) {
  const t = useTranslations("actions");
  const text = useErrorText()(error);
  // Asked again, the answer to who may not is the same.
  const again = isCodedError(error) && error.code === "forbidden" ? undefined : onRetry;
  return (
    <div role="alert" className={classes.notice}>
      <Stack gap={6}>
        <Text fw={600} size="sm">
          {text.what}
        </Text>
        <ErrorBody text={text} />
        {again && (
          <Group>
            <Button variant="default" onClick={again}>
              {t("retry")}
            </Button>
          </Group>
        )}
      </Stack>
    </div>
  );
}
