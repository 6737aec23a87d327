"use client";

import { List, Text, TextInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import { type ComponentProps, type ReactNode, useState } from "react";
import { visible } from "#lib/format/control-characters.ts";
import { ActDialog } from "./act-dialog.tsx";
import classes from "./destroy-dialog.module.css";
import type { Named } from "./name-list.tsx";

/** One of those that go: its name, and what is said of it at the end of its line (a state, a size). */
export type Target = Named & { mark?: ReactNode };

type Props = Omit<ComponentProps<typeof ActDialog>, "children" | "destructive" | "ready"> & {
  /** Those that go. With none left the button stays closed. */
  targets: readonly Target[];
  /** What is lost with them, a sentence each. */
  lost: readonly string[];
  /** What stays behind. */
  kept?: readonly string[];
  /** What has to be typed, where data is lost that cannot be made again: the name, or a phrase for several. */
  typed?: string | null;
  /** What can be chosen, above the list. */
  children?: ReactNode;
};

/** Asks before something is gone for good: names it and what goes with it; lost data wants a typed word. */
export function DestroyDialog({ targets, lost, kept = [], typed = null, children, ...dialog }: Props) {
  const t = useTranslations();
  const [text, setText] = useState("");
  return (
    <ActDialog
      {...dialog}
      destructive
      ready={targets.length > 0 && (typed === null || text.trim() === typed)}
    >
      {children}
      {targets.length > 0 && (
        <div>
          <Text size="sm" fw={600} className={classes.lost}>
            {t("ui.lost")}
          </Text>
          <TargetList targets={targets} label={t("ui.lost")} />
          <List size="sm">
            {lost.map((line) => (
              <List.Item key={line}>{line}</List.Item>
            ))}
          </List>
        </div>
      )}
      {kept.length > 0 && (
        <Text size="sm" c="dimmed" component="div">
          {kept.map((line) => (
            <p key={line} className={classes.kept}>
              {line}
            </p>
          ))}
        </Text>
      )}
      {typed !== null && (
        <TextInput
          label={t.rich("actions.typeToConfirm", { name: () => <b>{visible(typed)}</b> })}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          autoComplete="off"
          spellCheck={false}
        />
      )}
    </ActDialog>
  );
}

function TargetList({ targets, label }: { targets: readonly Target[]; label: string }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <ul className={classes.targets} tabIndex={0} aria-label={label}>
      {targets.map(({ id, name, mark }) => (
        <li key={id} className={classes.target}>
          <bdi className={classes.targetName}>{visible(name)}</bdi>
          {mark}
        </li>
      ))}
    </ul>
  );
}
