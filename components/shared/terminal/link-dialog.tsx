"use client";

import { Button, Code, Group, Modal, Text } from "@mantine/core";
import { useTranslations } from "next-intl";

type Props = { href: string | null; onClose: () => void };

/** Output may show one address and mean another: the real one is shown before it is opened. */
export function LinkDialog({ href, onClose }: Props) {
  const t = useTranslations("terminals");
  return (
    <Modal opened={href !== null} onClose={onClose} title={t("linkTitle")}>
      <Text size="sm">{t("linkHint")}</Text>
      <Code block my="sm" style={{ whiteSpace: "pre-wrap", overflowWrap: "anywhere" }}>
        {href}
      </Code>
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          {t("cancel")}
        </Button>
        <Button
          component="a"
          href={href ?? undefined}
          target="_blank"
          rel="noopener noreferrer"
          referrerPolicy="no-referrer"
          onClick={onClose}
          data-autofocus
        >
          {t("linkOpen")}
        </Button>
      </Group>
    </Modal>
  );
}
