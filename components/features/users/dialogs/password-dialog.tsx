"use client";

import { Button, Group, Modal, Stack, Text } from "@mantine/core";
import { IconCheck, IconCopy } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useCopy } from "#components/ui/use-copy.ts";
import type { OneTimePassword } from "../actions/user-acts.ts";
import classes from "../users.module.css";

/** Shows a one-time password, this once; it closes by its button alone, so that no stray click loses it. */
export function PasswordDialog({ made, onClose }: { made: OneTimePassword; onClose(): void }) {
  const t = useTranslations("users.oneTime");
  const ui = useTranslations("ui");
  const { state, copy } = useCopy();
  const Icon = state === "copied" ? IconCheck : IconCopy;
  const name = made.username;
  return (
    <Modal
      opened
      onClose={onClose}
      title={t("title", { name })}
      size="lg"
      withCloseButton={false}
      closeOnClickOutside={false}
      closeOnEscape={false}
    >
      <Stack gap="sm">
        <div className={classes.password}>
          <code className={classes.passwordText}>{made.password}</code>
          <Button
            variant="default"
            leftSection={<Icon size={15} aria-hidden />}
            onClick={() => copy(made.password)}
            data-autofocus
          >
            {state === "failed" ? ui("copyFailed") : state === "copied" ? ui("copied") : t("copy")}
          </Button>
        </div>
        <Text size="sm" fw={600}>
          {t("once")}
        </Text>
        <Text size="sm" c="dimmed">
          {t("hint", { name })}
        </Text>
        <Group justify="flex-end">
          <Button onClick={onClose}>{t("done")}</Button>
        </Group>
      </Stack>
    </Modal>
  );
}
