"use client";

import { Button, Checkbox, Code, SegmentedControl, Text, TextInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
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
  disabled?: boolean;
  /** Begins with the field for a command of one's own: the image has no shell. */
  ownCommand?: boolean;
  onStart(opening: TerminalOpening): void;
};

/** How a terminal is to be opened: which command, with or without a TTY. It shows the docker line that does the same. */
export function TerminalStart({ target, kind, disabled = false, ownCommand = false, onStart }: Props) {
  const t = useTranslations("terminals");
  const [own, setOwn] = useState(ownCommand);
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
        <Code block className={classes.cli}>
          {cliOf(target, kind, own && words?.length ? words : ["sh"], tty)}
        </Code>
      )}
      <div>
        <Button type="submit" disabled={disabled || target === null}>
          {t(kind === "attach" ? "attach" : "open")}
        </Button>
      </div>
    </form>
  );
}

const cliOf = (target: Target, kind: TerminalKind, command: readonly string[], tty: boolean): string =>
  kind === "attach"
    ? dockerCommand({ action: "attach", container: target.name })
    : dockerCommand({ action: "exec", container: target.name, command, tty });
