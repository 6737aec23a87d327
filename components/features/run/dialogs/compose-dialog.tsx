"use client";

import { Button, Group, Modal, Stack, Text } from "@mantine/core";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useCallback, useState } from "react";
import { SkeletonRows } from "#components/ui/skeleton-rows.tsx";
import { composeToSpec } from "#lib/docker/run/compose/from-compose.ts";
import type { ComposeProblem } from "#lib/docker/run/compose/problem.ts";
import { composeLosses, specToCompose } from "#lib/docker/run/compose/to-compose.ts";
import type { ContainerSpec } from "#lib/docker/run/spec.ts";
import { visible } from "#lib/format/control-characters.ts";
import { flagOf } from "../form/field-problems.ts";
import classes from "../run.module.css";

const TextEditor = dynamic(
  () => import("#components/shared/files/text-editor.tsx").then((module) => module.TextEditor),
  { ssr: false, loading: () => <SkeletonRows height={20} /> },
);

type Props = { spec: ContainerSpec; onFill(spec: ContainerSpec): void; onClose(): void };

const nothing = () => undefined;

/** The form as a compose file of one service, to be taken away or written over. */
export function ComposeDialog({ spec, onFill, onClose }: Props) {
  const t = useTranslations("run.compose");
  const [original] = useState(() => specToCompose(spec));
  const [text, setText] = useState(original);
  const change = useCallback((next: string) => setText(next), []);
  const parsed = text === original ? null : composeToSpec(text);
  const losses = composeLosses(spec);
  const unread = parsed?.problems.some(({ code }) => code === "yaml" || code === "no_service") ?? true;
  return (
    <Modal opened onClose={onClose} title={t("title")} size="xl" withCloseButton={false}>
      <Stack gap="sm">
        <Text size="sm" c="dimmed">
          {t("help")}
        </Text>
        <div className={classes.editor}>
          <TextEditor
            text={original}
            name="compose.yaml"
            label={t("label")}
            editable
            onChange={change}
            onSave={nothing}
          />
        </div>
        {losses.length > 0 && parsed === null && (
          <Text size="sm" c="dimmed">
            {t("losses", { fields: losses.map((field) => flagOf(field) ?? field).join(", ") })}
          </Text>
        )}
        {parsed && parsed.problems.length > 0 && <Problems problems={parsed.problems} />}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t("cancel")}
          </Button>
          <Button
            disabled={unread}
            onClick={() => {
              if (parsed) onFill({ ...parsed.spec, detach: true, attach: [] });
              onClose();
            }}
          >
            {t("apply")}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

function Problems({ problems }: { problems: readonly ComposeProblem[] }) {
  const t = useTranslations("run.compose");
  return (
    <div className={classes.note} data-tone="bad" role="status">
      <p>{t("problems", { count: problems.length })}</p>
      <ul>
        {problems.map(({ code, path, value }) => (
          <li key={`${code} ${path} ${value}`}>
            {t(`codes.${code}`, { path: visible(path), value: visible(value) })}
          </li>
        ))}
      </ul>
    </div>
  );
}
