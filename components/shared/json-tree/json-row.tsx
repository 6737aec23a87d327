"use client";

import { ActionIcon, Tooltip } from "@mantine/core";
import { IconChevronDown, IconChevronRight, IconCopy, IconRoute } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { memo, type ReactNode } from "react";
import { useCopy } from "#components/ui/use-copy.ts";
import { visible } from "#lib/format/control-characters.ts";
import { type JsonLine, plainText } from "./json-lines.ts";
import classes from "./json-tree.module.css";

type Props = {
  domId: string;
  line: JsonLine;
  top: number;
  search: string;
  active: boolean;
  onPress(): void;
};

/** One key with its value, or with how much it holds. */
export const JsonRow = memo(
  function JsonRow({ domId, line, top, search, active, onPress }: Props) {
    const Chevron = line.expanded ? IconChevronDown : IconChevronRight;
    return (
      // biome-ignore lint/a11y/useKeyWithClickEvents: the tree has the keyboard, and names its active line
      // biome-ignore lint/a11y/useFocusableInteractive: as above
      <div
        id={domId}
        role="treeitem"
        aria-level={line.depth + 1}
        aria-expanded={line.size ? line.expanded : undefined}
        aria-selected={active}
        data-active={active || undefined}
        className={classes.row}
        style={{ transform: `translateY(${top}px)`, paddingInlineStart: 8 + line.depth * 16 }}
        onClick={onPress}
      >
        <span className={classes.chevron} aria-hidden>
          {line.size ? <Chevron size={13} /> : null}
        </span>
        <span className={classes.name}>{marked(visible(line.name), search)}</span>
        <span className={classes.colon}>: </span>
        <Value line={line} search={search} />
        <CopyButtons line={line} active={active} />
      </div>
    );
  },
  // `onPress` is new every time and does the same.
  (a, b) =>
    a.line === b.line &&
    a.top === b.top &&
    a.search === b.search &&
    a.active === b.active &&
    a.domId === b.domId,
);

function Value({ line, search }: { line: JsonLine; search: string }) {
  const t = useTranslations("actions");
  if (line.size !== null) {
    const isArray = Array.isArray(line.value);
    const brackets = isArray ? "[ ]" : "{ }";
    return (
      <span className={classes.size}>
        {line.size === 0 ? brackets : t(isArray ? "jsonItems" : "jsonKeys", { count: line.size })}
      </span>
    );
  }
  const text = visible(plainText(line.value));
  return (
    <span className={classes.value} data-type={line.value === null ? "null" : typeof line.value} title={text}>
      {marked(text, search)}
    </span>
  );
}

function CopyButtons({ line, active }: { line: JsonLine; active: boolean }) {
  const t = useTranslations("actions");
  const ui = useTranslations("ui");
  const path = useCopy();
  const value = useCopy();
  const tabIndex = active ? 0 : -1;
  const text = () => (typeof line.value === "string" ? line.value : JSON.stringify(line.value, null, 2));
  const label = (state: string, idle: string) => (state === "copied" ? ui("copied") : idle);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keeps the presses of the buttons from opening the line
    // biome-ignore lint/a11y/useKeyWithClickEvents: as above
    <span className={classes.buttons} onClick={(event) => event.stopPropagation()}>
      <Tooltip label={label(path.state, t("jsonCopyPath"))}>
        <ActionIcon
          size={24}
          tabIndex={tabIndex}
          aria-label={t("jsonCopyPath")}
          onClick={() => void path.copy(line.path)}
        >
          <IconRoute size={13} aria-hidden />
        </ActionIcon>
      </Tooltip>
      <Tooltip label={label(value.state, t("jsonCopyValue"))}>
        <ActionIcon
          size={24}
          tabIndex={tabIndex}
          aria-label={t("jsonCopyValue")}
          onClick={() => void value.copy(text())}
        >
          <IconCopy size={13} aria-hidden />
        </ActionIcon>
      </Tooltip>
    </span>
  );
}

/** Marks the first place where a text contains what is searched for. */
const marked = (text: string, search: string): ReactNode => {
  const at = search === "" ? -1 : text.toLowerCase().indexOf(search.toLowerCase());
  if (at < 0) return text;
  return (
    <>
      {text.slice(0, at)}
      <mark>{text.slice(at, at + search.length)}</mark>
      {text.slice(at + search.length)}
    </>
  );
};
