"use client";

import { Anchor, Button, Checkbox, SegmentedControl, Text, TextInput } from "@mantine/core";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { CodeBlock } from "#components/ui/code-block.tsx";
import { dockerCommand } from "#lib/docker/cli.ts";
import { commandWords } from "./command-words.ts";
import type { TerminalOpening } from "./terminal-opening.ts";
import classes from "./terminal-start.module.css";

export type TerminalKind = "exec" | "attach";
type Target = { environment: string; container: string; name: string };
type Props = {
  /** Null while no container is chosen. */
  target: Target | null;
  kind: TerminalKind;
  /** Whether the container runs; nothing can be opened in one that does not. */
  running: boolean;
  onStart(opening: TerminalOpening): void;
};

/** How a terminal is to be opened: which command, with or without a TTY. It shows the docker line that does the same. */
export function TerminalStart({ target, kind, running, onStart }: Props) {
  const t = useTranslations("terminals");
  const [own, setOwn] = useState(false);
  const [line, setLine] = useState("");
  const [tty, setTty] = useState(true);
  const [checked, setChecked] = useState(false);
  const words = commandWords(line);
  const problem = own && !words?.length ? t(words === null ? "commandOpenQuote" : "commandMissing") : null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (target === null || (kind === "exec" && problem !== null)) return;
    const { environment, container } = target;
    if (kind === "attach") onStart({ kind, environment, container });
    else onStart({ kind, environment, container, tty, ...(own && words ? { command: words } : {}) });
  };
  return (
    <form className={classes.start} onSubmit={submit}>
      {kind === "attach" ? (
        <Text size="sm">{t("attachHint")}</Text>
      ) : (
        <>
          <SegmentedControl
            aria-label={t("command")}
            data={[
              { value: "shell", label: t("shellAuto") },
              { value: "own", label: t("commandOwn") },
            ]}
            value={own ? "own" : "shell"}
            onChange={(value) => setOwn(value === "own")}
          />
          {own ? (
            <TextInput
              label={t("command")}
              description={t("commandHint")}
              placeholder="/bin/app --console"
              value={line}
              onChange={(event) => setLine(event.currentTarget.value)}
              error={checked ? problem : null}
              styles={{ input: { fontFamily: "var(--mantine-font-family-monospace)" } }}
              spellCheck={false}
              autoCapitalize="off"
              autoComplete="off"
            />
          ) : (
            <Text size="sm" c="dimmed">
              {t("shellHint")}
            </Text>
          )}
          <Checkbox
            label={t("tty")}
            description={t("ttyHint")}
            checked={tty}
            onChange={(event) => setTty(event.currentTarget.checked)}
          />
        </>
      )}
      {target && (
        <CodeBlock label={t("cli")}>
          {cliOf(target, kind, own && words?.length ? words : ["sh"], tty)}
        </CodeBlock>
      )}
      {target && !running && <NotRunning target={target} />}
      <div>
        <Button type="submit" disabled={target === null || !running}>
          {t(kind === "attach" ? "attach" : "open")}
        </Button>
      </div>
    </form>
  );
}

function NotRunning({ target }: { target: Target }) {
  const t = useTranslations("terminals");
  return (
    <Text size="sm">
      {t("notRunning", { name: target.name })}{" "}
      <Anchor component={Link} href={`/environments/${target.environment}/containers/${target.container}`}>
        {t("toContainer")}
      </Anchor>
    </Text>
  );
}

const cliOf = (target: Target, kind: TerminalKind, command: readonly string[], tty: boolean): string =>
  kind === "attach"
    ? dockerCommand({ action: "attach", container: target.name })
    : dockerCommand({ action: "exec", container: target.name, command, tty });
