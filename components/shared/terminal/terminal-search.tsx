"use client";

import { ActionIcon, TextInput } from "@mantine/core";
import { IconChevronDown, IconChevronUp, IconX } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, useState } from "react";
import type { Matches, TerminalScreen } from "./terminal-screen.ts";
import classes from "./terminal-view.module.css";

type Props = { screen: TerminalScreen; matches: Matches | null; onClose: () => void };

/** Looks for text in what the terminal has shown. */
export function TerminalSearch({ screen, matches, onClose }: Props) {
  const t = useTranslations("terminals");
  const [text, setText] = useState("");
  const close = () => {
    screen.endSearch();
    screen.focus();
    onClose();
  };
  const change = (next: string) => {
    setText(next);
    screen.search(next, "next", true);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Escape") close();
    else if (event.key === "Enter") screen.search(text, event.shiftKey ? "previous" : "next");
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <search className={classes.search}>
      <TextInput
        size="xs"
        variant="unstyled"
        aria-label={t("search")}
        placeholder={t("search")}
        value={text}
        data-autofocus
        ref={focusOnce}
        onChange={(event) => change(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <span className={classes.matches} role="status">
        {matches && text !== "" ? sayMatches(matches, t) : ""}
      </span>
      <ActionIcon aria-label={t("searchPrevious")} onClick={() => screen.search(text, "previous")}>
        <IconChevronUp size={16} />
      </ActionIcon>
      <ActionIcon aria-label={t("searchNext")} onClick={() => screen.search(text, "next")}>
        <IconChevronDown size={16} />
      </ActionIcon>
      <ActionIcon aria-label={t("searchClose")} onClick={close}>
        <IconX size={16} />
      </ActionIcon>
    </search>
  );
}

const focusOnce = (input: HTMLInputElement | null) => input?.focus();

/** Beyond its limit xterm counts matches but does not say which of them is shown (-1). */
const sayMatches = (
  { index, count }: Matches,
  t: ReturnType<typeof useTranslations<"terminals">>,
): string => {
  if (count === 0) return t("searchNone");
  return index < 0 ? t("searchMany", { count }) : t("searchMatches", { index: index + 1, count });
};
