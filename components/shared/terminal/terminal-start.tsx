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
  /** Begins with the field for a command: the shell was not what was wanted. */
  ownCommand?: boolean;
  onStart(opening: TerminalOpening): void;
};

/** What is to be run: the shell that is found, or a line of one's own, as it stands in its field. */
type Wish = { own: boolean; line: string; tty: boolean };

/** How a terminal is to be opened: which command, with or without a TTY. It shows the docker line that does the same. */
export function TerminalStart({ target, kind, running, ownCommand = false, onStart }: Props) {
  const t = useTranslations("terminals");
  const [wish, setWish] = useState<Wish>({ own: ownCommand, line: "", tty: true });
  const [checked, setChecked] = useState(false);
  const problem = kind === "exec" ? problemOf(wish) : null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (target && problem === null) onStart(openingOf(target, kind, wish));
  };
  return (
    <form className={classes.start} onSubmit={submit}>
      {kind === "attach" ? (
        <Text size="sm">{t("attachHint")}</Text>
      ) : (
        <ExecFields wish={wish} onChange={setWish} problem={checked ? problem : null} />
      )}
      {target && <CodeBlock label={t("cli")}>{cliOf(target, kind, wish)}</CodeBlock>}
      {target && !running && <NotRunning target={target} />}
      <div>
        <Button type="submit" disabled={target === null || !running}>
          {t(kind === "attach" ? "attach" : "open")}
        </Button>
      </div>
    </form>
  );
}

type Problem = "commandMissing" | "commandOpenQuote";

const problemOf = ({ own, line }: Wish): Problem | null => {
  const words = own ? commandWords(line) : ["sh"];
  if (words === null) return "commandOpenQuote";
  return words.length === 0 ? "commandMissing" : null;
};

const openingOf = ({ environment, container }: Target, kind: TerminalKind, wish: Wish): TerminalOpening => {
  if (kind === "attach") return { kind, environment, container };
  const command = wish.own ? commandWords(wish.line) : null;
  return { kind, environment, container, tty: wish.tty, ...(command ? { command } : {}) };
};

const cliOf = ({ name }: Target, kind: TerminalKind, { own, line, tty }: Wish): string => {
  if (kind === "attach") return dockerCommand({ action: "attach", container: name });
  const words = own ? commandWords(line) : null;
  return dockerCommand({ action: "exec", container: name, command: words?.length ? words : ["sh"], tty });
};

type FieldsProps = { wish: Wish; onChange(wish: Wish): void; problem: Problem | null };

function ExecFields({ wish, onChange, problem }: FieldsProps) {
  const t = useTranslations("terminals");
  return (
    <>
      <SegmentedControl
        aria-label={t("command")}
        data={[
          { value: "shell", label: t("shellAuto") },
          { value: "own", label: t("commandOwn") },
        ]}
        value={wish.own ? "own" : "shell"}
        onChange={(value) => onChange({ ...wish, own: value === "own" })}
      />
      {wish.own ? (
        <TextInput
          label={t("command")}
          description={t("commandHint")}
          placeholder="/bin/app --console"
          value={wish.line}
          onChange={(event) => onChange({ ...wish, line: event.currentTarget.value })}
          error={problem && t(problem)}
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
        checked={wish.tty}
        onChange={(event) => onChange({ ...wish, tty: event.currentTarget.checked })}
      />
    </>
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
