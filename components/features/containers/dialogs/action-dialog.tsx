"use client";

import { Button, Group, Modal, Stack, Text } from "@mantine/core";
import { useTranslations } from "next-intl";
import type { FormEvent, ReactNode } from "react";
import { CodeBlock } from "#components/ui/code-block.tsx";
import type { ContainerRow } from "#lib/contracts/containers.ts";
import { NameList } from "./name-list.tsx";

/** What every dialog of an action is given. */
export type DialogProps = {
  rows: readonly ContainerRow[];
  /** Selected as well, but left as they are. */
  skipped: readonly ContainerRow[];
  onClose(): void;
};

type Props = Pick<DialogProps, "skipped" | "onClose"> & {
  title: string;
  children: ReactNode;
  /** The docker command that does the same, as the dialog stands. */
  cli: string;
  confirm: string;
  destructive?: boolean;
  ready: boolean;
  onConfirm(): void;
};

/** What the dialogs of all actions have in common: the command line, who is left out, and the two buttons. */
export function ActionDialog(props: Props) {
  const { title, children, cli, confirm, destructive = false, ready, skipped, onConfirm, onClose } = props;
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
              {t("containers.dialogs.skipped", { count: skipped.length })} <NameList rows={skipped} />
            </Text>
          )}
          <div>
            <Text size="xs" c="dimmed" mb={4}>
              {t("actions.cliHint")}
            </Text>
            <CodeBlock label={t("actions.cliHint")}>{cli}</CodeBlock>
          </div>
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
