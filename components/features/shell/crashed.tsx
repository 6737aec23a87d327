"use client";

import { Button, Group, Stack, Text, Title } from "@mantine/core";
import { useTranslations } from "next-intl";

/** What stands in place of a page whose drawing has failed. */
export function Crashed({ onRetry }: { onRetry(): void }) {
  const t = useTranslations("app");
  return (
    <Stack role="alert" align="center" justify="center" gap="xs" p="xl" ta="center" flex={1}>
      <Title order={1}>{t("crashed")}</Title>
      <Text c="dimmed" maw={440}>
        {t("crashedHint")}
      </Text>
      <Group mt="xs" gap="xs">
        <Button onClick={onRetry}>{t("crashedRetry")}</Button>
        <Button variant="default" onClick={() => window.location.reload()}>
          {t("crashedReload")}
        </Button>
      </Group>
    </Stack>
  );
}
