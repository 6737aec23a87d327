"use client";

import { IconChevronDown, IconChevronRight, IconCopy, IconLink } from "@tabler/icons-react";
import { useLocale, useTranslations } from "next-intl";
import { type CSSProperties, memo, useMemo } from "react";
import { byteFormat } from "#lib/format/bytes.ts";
import { visible } from "#lib/format/control-characters.ts";
import type { LogTime } from "#lib/logs/at.ts";
import { levelOf } from "#lib/logs/level.ts";
import { jsonOf } from "./json-line.ts";
import { JsonValue } from "./json-value.tsx";
import type { LinePiece } from "./line-pieces.ts";
import { linePieces } from "./line-pieces.ts";
import type { LogLineItem } from "./log-items.ts";
import type { LogSettings } from "./log-settings.ts";
import classes from "./log-view.module.css";

export type LineActions = {
  toggleGroup(key: string): void;
  toggleJson(key: string): void;
  copy(item: LogLineItem): void;
  link(item: LogLineItem): void;
  readMore(item: LogLineItem): void;
};

type Props = {
  item: LogLineItem;
  settings: LogSettings;
  stamp: (at: LogTime) => string;
  pattern: RegExp | null;
  /** Set where lines of several containers are shown. */
  tag: { name: string; hue: number } | null;
  folded: number;
  isOpen: boolean;
  isPart: boolean;
  isJsonOpen: boolean;
  isCurrent: boolean;
  /** More of a line than came with the others. */
  more: string | null;
  actions: LineActions;
};

/** One line of a log. Its text is drawn as text, whatever is in it. */
export const LogLine = memo(function LogLine(props: Props) {
  const { item, settings, stamp, pattern, tag, folded, isOpen, isPart, isCurrent, more, actions } = props;
  const { row } = item;
  const text = more ?? row.text;
  const pieces = useMemo(
    () => linePieces(text, settings.colours, pattern),
    [text, settings.colours, pattern],
  );
  return (
    <div
      className={classes.line}
      data-level={levelOf(row.text) ?? undefined}
      data-source={row.source}
      data-part={isPart || undefined}
      data-current={isCurrent || undefined}
      data-wrap={settings.wrap || undefined}
    >
      {settings.timestamps && <Stamp text={stamp(row.at)} />}
      {tag && (
        <span className={classes.tag} style={{ "--tag-hue": tag.hue } as CSSProperties}>
          {visible(tag.name)}
        </span>
      )}
      <Marks {...props} />
      <span className={classes.text}>
        {pieces.map((piece, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a line have no other names.
          <Piece key={index} piece={piece} />
        ))}
        {folded > 0 && !isOpen && <Folded count={folded} onOpen={() => actions.toggleGroup(item.key)} />}
        {row.cut && <Cut item={item} hasMore={more !== null} onMore={() => actions.readMore(item)} />}
        {props.isJsonOpen && settings.json && <JsonValue text={row.text} />}
      </span>
      <Buttons item={item} actions={actions} />
    </div>
  );
});

/** Date and time; a phone shows the time. */
function Stamp({ text }: { text: string }) {
  const time = text.indexOf(" ") + 1;
  return (
    <span className={classes.stamp}>
      <span className={classes.date}>{text.slice(0, time)}</span>
      {text.slice(time)}
    </span>
  );
}

function Marks({ item, settings, folded, isOpen, isJsonOpen, actions }: Props) {
  const t = useTranslations("logs");
  const isJson = useMemo(() => settings.json && jsonOf(item.row.text) !== null, [settings.json, item]);
  const toggle = isJson ? actions.toggleJson : folded > 0 ? actions.toggleGroup : null;
  if (!toggle) return <span className={classes.mark} aria-hidden />;
  const open = isJson ? isJsonOpen : isOpen;
  const Icon = open ? IconChevronDown : IconChevronRight;
  return (
    <button
      type="button"
      className={classes.mark}
      aria-expanded={open}
      aria-label={t(isJson ? "line.json" : "line.group")}
      onClick={() => toggle(item.key)}
    >
      <Icon size={13} aria-hidden />
    </button>
  );
}

function Piece({ piece }: { piece: LinePiece }) {
  const { text, color, background, bold, dim, italic, underline, isHit } = piece;
  const isPlain = !(color || background || bold || dim || italic || underline || isHit);
  if (isPlain) return text;
  const Tag = isHit ? "mark" : "span";
  const style: CSSProperties = {
    ...(color ? { color: colourOf(color) } : {}),
    ...(background && !isHit ? { backgroundColor: colourOf(background) } : {}),
  };
  return (
    <Tag
      className={isHit ? classes.hit : undefined}
      style={style}
      data-bold={bold || undefined}
      data-dim={dim || undefined}
      data-italic={italic || undefined}
      data-underline={underline || undefined}
    >
      {text}
    </Tag>
  );
}

/** The sixteen colours follow the theme; the palette's and true ones are what they are. */
const colourOf = (name: string): string => {
  const palette = /^ansi-palette-(\d+)$/.exec(name);
  if (palette) return paletteColour(Number(palette[1]));
  return name.startsWith("ansi-") ? `var(--log-${name.slice(5)})` : `rgb(${name})`;
};

const paletteColour = (index: number): string => {
  if (index >= 232)
    return `rgb(${Array(3)
      .fill(8 + (index - 232) * 10)
      .join(" ")})`;
  const steps = [0, 95, 135, 175, 215, 255];
  const place = index - 16;
  const parts = [Math.floor(place / 36), Math.floor(place / 6) % 6, place % 6];
  return `rgb(${parts.map((part) => steps[part] ?? 0).join(" ")})`;
};

function Folded({ count, onOpen }: { count: number; onOpen(): void }) {
  const t = useTranslations("logs");
  return (
    <button type="button" className={classes.folded} onClick={onOpen}>
      {t("line.folded", { count })}
    </button>
  );
}

function Cut({ item, hasMore, onMore }: { item: LogLineItem; hasMore: boolean; onMore(): void }) {
  const t = useTranslations("logs");
  const bytes = byteFormat(useLocale());
  return (
    <span className={classes.cut}>
      {t("line.cut", { size: bytes.decimal(item.row.size) })}
      {!hasMore && (
        <button type="button" className={classes.folded} onClick={onMore}>
          {t("line.more")}
        </button>
      )}
    </span>
  );
}

function Buttons({ item, actions }: { item: LogLineItem; actions: LineActions }) {
  const t = useTranslations("logs");
  return (
    <span className={classes.buttons}>
      <button
        type="button"
        aria-label={t("line.copy")}
        data-hint={t("line.copy")}
        tabIndex={-1}
        onClick={() => actions.copy(item)}
      >
        <IconCopy size={13} aria-hidden />
      </button>
      <button
        type="button"
        aria-label={t("line.link")}
        data-hint={t("line.link")}
        tabIndex={-1}
        onClick={() => actions.link(item)}
      >
        <IconLink size={13} aria-hidden />
      </button>
    </span>
  );
}
