"use client";

import { Button, Group, Modal, Stack, Textarea } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import { type ParsedLine, parseRunLine } from "#lib/docker/run/parse-line.ts";
import type { ContainerSpec } from "#lib/docker/run/spec.ts";
import { LineProblems, MarkedLine } from "./line-problems.tsx";

type Props = { onFill(spec: ContainerSpec, verb: ParsedLine["verb"]): void; onClose(): void };

/** Reads a `docker run` line that somebody has from elsewhere, and fills the form with it. */
export function PasteDialog({ onFill, onClose }: Props) {
  const t = useTranslations("run.paste");
  const [text, setText] = useState("");
  const parsed = useMemo(() => (text.trim() === "" ? null : parseRunLine(text)), [text]);
  const errors = parsed?.problems.filter(({ isError }) => isError).length ?? 0;
  const fill = () => {
    if (!parsed) return;
    // What is made by a panel has no terminal to stay in.
    onFill({ ...parsed.spec, detach: true, attach: [] }, parsed.verb);
    onClose();
  };
  return (
    <Modal opened onClose={onClose} title={t("title")} size="lg" withCloseButton={false}>
      <Stack gap="sm">
        <Textarea
          label={t("label")}
          description={t("help")}
          placeholder="docker run -d --name web -p 8080:80 nginx:1.27"
          autosize
          minRows={4}
          maxRows={14}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          spellCheck={false}
          data-autofocus
          styles={{ input: { fontFamily: "var(--mantine-font-family-monospace)" } }}
        />
        {parsed && parsed.problems.length > 0 && (
          <>
            <MarkedLine text={text} problems={parsed.problems} />
            <LineProblems text={text} problems={parsed.problems} />
          </>
        )}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t("cancel")}
          </Button>
          <Button disabled={parsed === null} onClick={fill}>
            {t(errors > 0 ? "fillAnyway" : "fill")}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
