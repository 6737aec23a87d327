"use client";

import { Button, Group, Modal, Stack, Text } from "@mantine/core";
import { useTranslations } from "next-intl";
import type { FormEvent, ReactNode } from "react";
import { CodeBlock } from "#components/ui/code-block.tsx";
import { type Named, NameList } from "./name-list.tsx";

type Props = {
  title: string;
  children: ReactNode;
  /** The docker command that does the same, as the dialog stands; what is not Docker's has none. */
  cli?: string;
  /** The word on the button. */
  confirm: string;
  destructive?: boolean;
  /** Whether all is said that has to be said. */
  ready?: boolean;
  /** Selected as well, but left as they are. */
  skipped?: readonly Named[];
  onConfirm(): void;
  onClose(): void;
};

/** What the dialogs of all acts have in common: the command line, who is left out, and the two buttons. */
export function ActDialog(props: Props) {
  const { title, children, cli, confirm, destructive = false, ready = true, skipped = [] } = props;
  const { onConfirm, onClose } = props;
  const t = useTranslations();
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    // A dialog is drawn elsewhere, but React lets its events rise to where it was opened.
    event.stopPropagation();
    if (!ready) return;
    onConfirm();
    onClose();
  };
  return (
    <Modal opened onClose={onClose} title={title} size="lg" withCloseButton={false}>
      <form onSubmit={onSubmit}>
        <Stack gap="sm">
          {children}
          {skipped.length > 0 && (
            <Text size="sm" c="dimmed">
              {t("actions.skipped", { count: skipped.length })} <NameList of={skipped} />
            </Text>
          )}
          {cli !== undefined && (
            <div>
              <Text size="xs" c="dimmed" mb={4}>
                {t("actions.cliHint")}
              </Text>
              <CodeBlock label={t("actions.cliHint")}>{cli}</CodeBlock>
            </div>
          )}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose} data-autofocus={destructive || undefined}>
              {t("ui.cancel")}
            </Button>
            <Button
              type="submit"
              data-autofocus={!destructive || undefined}
              disabled={!ready}
              {...(destructive ? { color: "red" } : {})}
            >
              {confirm}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
