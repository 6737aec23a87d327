"use client";

import { Button, Collapse, Group } from "@mantine/core";
import { IconAdjustmentsHorizontal, IconBookmark } from "@tabler/icons-react";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { type FormEvent, type ReactNode, useId, useState } from "react";
import { CodeBlock } from "#components/ui/code-block.tsx";
import { useStartDetached } from "../detached/use-detached.ts";
import type { StartTarget } from "../start-target.ts";
import type { TerminalOpening } from "../terminal-opening.ts";
import classes from "../terminal-start.module.css";
import { CommandFields } from "./command-fields.tsx";
import { cliOf, countOptions, type ExecWish, emptyWish, openingOf, problemsOf } from "./exec-wish.ts";
import { OptionFields } from "./option-fields.tsx";
import { readWish, rememberWish } from "./remembered-wish.ts";
import { useAskPower } from "./use-ask-power.ts";
import { useChoices } from "./use-choices.ts";

const SaveDialog = dynamic(() => import("../saved/save-dialog.tsx").then((module) => module.SaveDialog), {
  ssr: false,
});

type Props = {
  target: StartTarget | null;
  running: boolean;
  ownCommand: boolean;
  onStart(opening: TerminalOpening): void;
  children: ReactNode;
};

/** A new process: one click opens the shell; what else can be chosen is beside it. */
export function ExecStart({ target, running, ownCommand, onStart, children }: Props) {
  const t = useTranslations("terminals");
  const [wish, setWish] = useState(() => firstWish(target, ownCommand));
  const [shown, setShown] = useState(() => countOptions(wish) > 0);
  const [checked, setChecked] = useState(false);
  const [saving, setSaving] = useState(false);
  const optionsId = useId();
  const choices = useChoices(running ? target : null, shown);
  const run = useRun(target, onStart);
  const problems = problemsOf(wish);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (problems.length === 0) void run(wish);
    else if (problems.some(({ field }) => field !== "line")) setShown(true);
  };
  const fields = { wish, onChange: setWish, problems: checked ? problems : [], choices };
  return (
    <form className={classes.start} onSubmit={submit}>
      <CommandFields {...fields} />
      <div>
        <OptionsButton
          id={optionsId}
          shown={shown}
          count={countOptions(wish)}
          onClick={() => setShown(!shown)}
        />
        <Collapse id={optionsId} expanded={shown} mt="xs">
          <OptionFields {...fields} />
        </Collapse>
      </div>
      {target && <CodeBlock label={t("cli")}>{cliOf(target.name, wish)}</CodeBlock>}
      {children}
      <Group gap="xs">
        <Button type="submit" disabled={target === null || !running}>
          {t(wish.mode === "detached" ? "detached.run" : "open")}
        </Button>
        <Button variant="subtle" leftSection={<IconBookmark size={16} />} onClick={() => setSaving(true)}>
          {t("saved.save")}
        </Button>
      </Group>
      {saving && (
        <SaveDialog
          wish={wish}
          image={target?.image ?? ""}
          choices={choices}
          onClose={() => setSaving(false)}
        />
      )}
    </form>
  );
}

const firstWish = (target: StartTarget | null, ownCommand: boolean): ExecWish => {
  const known = (target && readWish(target.environment, target.name)) ?? emptyWish;
  return ownCommand && known.mode === "shell" ? { ...known, mode: "own" } : known;
};

/** Runs a wish in its place, and remembers it. */
const useRun = (target: StartTarget | null, onStart: Props["onStart"]) => {
  const askPower = useAskPower();
  const startDetached = useStartDetached();
  return async (wish: ExecWish) => {
    if (!target || !(await askPower(wish, target.name))) return;
    rememberWish(target.environment, target.name, wish);
    if (wish.mode === "detached") await startDetached(target, wish);
    else onStart(openingOf(target, wish));
  };
};

type OptionsProps = { id: string; shown: boolean; count: number; onClick(): void };

function OptionsButton({ id, shown, count, onClick }: OptionsProps) {
  const t = useTranslations("terminals.options");
  return (
    <Button
      variant="subtle"
      size="compact-sm"
      leftSection={<IconAdjustmentsHorizontal size={16} />}
      aria-expanded={shown}
      aria-controls={id}
      onClick={onClick}
    >
      {count > 0 ? t("titleCount", { count }) : t("title")}
    </Button>
  );
}
