"use client";

import { ActionIcon, Button, Menu, Title } from "@mantine/core";
import { IconCopyPlus, IconDots, IconPencil, IconPlayerPlay, IconTrash } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { useAccount, useCan } from "#components/shared/account/account-context.tsx";
import { useConfirm } from "#components/shared/confirm/confirm-provider.tsx";
import type { SavedCommand } from "#lib/contracts/saved-commands.ts";
import { visible } from "#lib/format/control-characters.ts";
import { useStartDetached } from "../detached/use-detached.ts";
import { openingOf, wishOf } from "../exec/exec-wish.ts";
import { useAskPower } from "../exec/use-ask-power.ts";
import type { StartTarget } from "../start-target.ts";
import type { TerminalOpening } from "../terminal-opening.ts";
import { SaveDialog } from "./save-dialog.tsx";
import classes from "./saved.module.css";
import { savedLine } from "./saved-line.ts";
import { forImage, useRemoveSaved, useSavedCommands } from "./use-saved.ts";

type Props = {
  target: StartTarget;
  /** One that was asked for elsewhere: it is run once it is known. */
  wanted: string | null;
  onStart(opening: TerminalOpening): void;
};

/** The saved commands for a container: those for its image first. */
export function SavedList({ target, wanted, onStart }: Props) {
  const t = useTranslations("terminals.saved");
  const all = useSavedCommands().data;
  const commands = all ? forImage(all, target.image) : [];
  const [editing, setEditing] = useState<{ command: SavedCommand; copy: boolean } | null>(null);
  const run = useRunSaved(target, onStart);
  useWanted(commands, wanted, run);
  if (commands.length === 0) return null;
  return (
    <section className={classes.list} aria-label={t("title")}>
      <Title order={3} fz="md">
        {t("title")}
      </Title>
      <ul className={classes.rows}>
        {commands.map((command) => (
          <Row
            key={command.id}
            command={command}
            onRun={() => void run(command)}
            onEdit={(copy) => setEditing({ command, copy })}
          />
        ))}
      </ul>
      {editing && (
        <SaveDialog
          key={editing.command.id}
          wish={wishOf(editing.command)}
          image={target.image}
          choices={null}
          {...(editing.copy ? {} : { editing: editing.command })}
          onClose={() => setEditing(null)}
        />
      )}
    </section>
  );
}

const useRunSaved = (target: StartTarget, onStart: Props["onStart"]) => {
  const askPower = useAskPower();
  const startDetached = useStartDetached();
  return async (command: SavedCommand) => {
    const wish = wishOf(command);
    if (!(await askPower(wish, target.name))) return;
    if (command.detached) await startDetached(target, wish);
    else onStart(openingOf(target, wish));
  };
};

/** Runs what was asked for elsewhere, once. */
const useWanted = (
  commands: readonly SavedCommand[],
  wanted: string | null,
  run: (command: SavedCommand) => Promise<void>,
): void => {
  const done = useRef<string | null>(null);
  const command = commands.find(({ id }) => id === wanted);
  useEffect(() => {
    if (!command || done.current === command.id) return;
    done.current = command.id;
    void run(command);
  });
};

type RowProps = { command: SavedCommand; onRun(): void; onEdit(copy: boolean): void };

function Row({ command, onRun, onEdit }: RowProps) {
  const t = useTranslations("terminals.saved");
  const can = useCan();
  const refused = command.privileged && !can("container.host-power");
  const name = visible(command.name);
  const notes = [
    ...(command.detached ? [t("detached")] : []),
    ...(command.image ? [t("forImage", { image: visible(command.image) })] : []),
    ...(command.own ? (command.shared ? [t("sharedByMe")] : []) : [t("sharedBy", { name: command.owner })]),
    ...(refused ? [t("refused")] : []),
  ];
  return (
    <li className={classes.row}>
      <Button
        variant="default"
        size="xs"
        leftSection={<IconPlayerPlay size={14} />}
        disabled={refused}
        aria-label={t("run", { name })}
        onClick={onRun}
      >
        {name}
      </Button>
      <div className={classes.what}>
        <code className={classes.line} title={savedLine(command, t("shell"))}>
          {savedLine(command, t("shell"))}
        </code>
        {notes.length > 0 && <span className={classes.notes}>{notes.join(" · ")}</span>}
      </div>
      <RowMenu command={command} name={name} onEdit={onEdit} />
    </li>
  );
}

type MenuProps = { command: SavedCommand; name: string; onEdit(copy: boolean): void };

function RowMenu({ command, name, onEdit }: MenuProps) {
  const t = useTranslations("terminals.saved");
  const { role } = useAccount();
  const confirm = useConfirm();
  const remove = useRemoveSaved();
  const ask = async () => {
    const question = { title: t("removeTitle", { name }), confirm: t("remove"), destructive: true };
    const message = command.shared ? { message: t("removeShared") } : {};
    if (await confirm({ ...question, ...message })) await remove(command);
  };
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="subtle" aria-label={t("more", { name })}>
          <IconDots size={16} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {command.own && (
          <Menu.Item leftSection={<IconPencil size={16} />} onClick={() => onEdit(false)}>
            {t("edit")}
          </Menu.Item>
        )}
        {command.env.length === 0 && (
          <Menu.Item leftSection={<IconCopyPlus size={16} />} onClick={() => onEdit(true)}>
            {t("copy")}
          </Menu.Item>
        )}
        {(command.own || role === "admin") && (
          <Menu.Item color="red" leftSection={<IconTrash size={16} />} onClick={() => void ask()}>
            {t("removeDots")}
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
