"use client";

import { Anchor, Button, Text } from "@mantine/core";
import dynamic from "next/dynamic";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { CodeBlock } from "#components/ui/code-block.tsx";
import { dockerCommand } from "#lib/docker/cli.ts";
import { DetachedList } from "./detached/detached-list.tsx";
import { ExecStart } from "./exec/exec-start.tsx";
import type { StartTarget } from "./start-target.ts";
import type { TerminalOpening } from "./terminal-opening.ts";
import classes from "./terminal-start.module.css";

export type TerminalKind = "exec" | "attach";
type Props = {
  /** Null while no container is chosen. */
  target: StartTarget | null;
  kind: TerminalKind;
  /** Whether the container runs; nothing can be opened in one that does not. */
  running: boolean;
  /** Begins with the field for a command: the shell was not what was wanted. */
  ownCommand?: boolean;
  /** A saved command that was asked for elsewhere: it is run as soon as it is known. */
  wantedCommand?: string | null;
  onStart(opening: TerminalOpening): void;
};

const SavedList = dynamic(() => import("./saved/saved-list.tsx").then((module) => module.SavedList), {
  ssr: false,
});

/** How a terminal is to be opened, with the docker line that does the same; and what else has been or can be run. */
export function TerminalStart({ target, kind, running, ownCommand, wantedCommand, onStart }: Props) {
  if (kind === "attach") return <AttachStart target={target} running={running} onStart={onStart} />;
  return (
    <div className={classes.all}>
      <ExecStart
        // Another container has other options.
        key={target?.container}
        target={target}
        running={running}
        ownCommand={ownCommand ?? false}
        onStart={onStart}
      >
        {target && !running && <NotRunning target={target} />}
      </ExecStart>
      {target && running && <SavedList target={target} wanted={wantedCommand ?? null} onStart={onStart} />}
      {target && <DetachedList {...target} />}
    </div>
  );
}

function AttachStart({ target, running, onStart }: Pick<Props, "target" | "running" | "onStart">) {
  const t = useTranslations("terminals");
  return (
    <form
      className={classes.start}
      onSubmit={(event) => {
        event.preventDefault();
        if (target) onStart({ kind: "attach", environment: target.environment, container: target.container });
      }}
    >
      <Text size="sm">{t("attachHint")}</Text>
      {target && (
        <CodeBlock label={t("cli")}>{dockerCommand({ action: "attach", container: target.name })}</CodeBlock>
      )}
      {target && !running && <NotRunning target={target} />}
      <div>
        <Button type="submit" disabled={target === null || !running}>
          {t("attach")}
        </Button>
      </div>
    </form>
  );
}

function NotRunning({ target }: { target: StartTarget }) {
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
