"use client";

import { useVirtualizer } from "@tanstack/react-virtual";
import { useTranslations } from "next-intl";
import { useMemo, useRef, useState } from "react";
import { shownName } from "#components/shared/files/shown-name.ts";
import type { Change } from "#lib/contracts/changes.ts";
import { type ChangeLine, changeLines, openLines } from "#lib/docker/change-tree.ts";
import classes from "./changes.module.css";

type Props = {
  changes: readonly Change[];
  /** While something is sought, nothing is folded away. */
  allOpen: boolean;
  label: string;
  onOpen(path: string): void;
};

const rowHeight = 28;
/** A tree of this many lines is shown with all of its folders open. */
const fewLines = 300;

/** Changed paths as a tree. Fifty thousand lines are as quick as fifty. */
export function ChangeTree({ changes, allOpen, label, onOpen }: Props) {
  const all = useMemo(() => changeLines(changes), [changes]);
  const [turned, setTurned] = useState<ReadonlySet<string>>(new Set());
  const closedAtFirst = all.length > fewLines;
  const isClosed = (path: string) => !allOpen && turned.has(path) !== closedAtFirst;
  // biome-ignore lint/correctness/useExhaustiveDependencies: all that `isClosed` looks at.
  const lines = useMemo(() => openLines(all, isClosed), [all, turned, allOpen]);
  const scroller = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 12,
  });
  const turn = (path: string) =>
    setTurned((now) => {
      const next = new Set(now);
      if (!next.delete(path)) next.add(path);
      return next;
    });
  return (
    <div ref={scroller} className={classes.scroller}>
      <ul className={classes.lines} style={{ height: virtualizer.getTotalSize() }} aria-label={label}>
        {virtualizer.getVirtualItems().map(({ index, start }) => {
          const line = lines[index] as ChangeLine<Change["kind"]>;
          return (
            <li key={line.path} className={classes.line} style={{ transform: `translateY(${start}px)` }}>
              <Line line={line} closed={isClosed(line.path)} onTurn={turn} onOpen={onOpen} />
            </li>
          );
        })}
      </ul>
    </div>
  );
}

type LineProps = {
  line: ChangeLine<Change["kind"]>;
  closed: boolean;
  onTurn(path: string): void;
  onOpen(path: string): void;
};

const marks = { added: "A", changed: "C", deleted: "D" } as const;

function Line({ line, closed, onTurn, onOpen }: LineProps) {
  const t = useTranslations("files.changes.kinds");
  const name = shownName(line.name);
  return (
    <span className={classes.cells} style={{ paddingInlineStart: line.depth * 16 }}>
      {line.parent ? (
        <button
          type="button"
          className={classes.turn}
          aria-expanded={!closed}
          aria-label={name}
          onClick={() => onTurn(line.path)}
        >
          {closed ? "▸" : "▾"}
        </button>
      ) : (
        <span className={classes.turn} />
      )}
      <span className={classes.kind} data-kind={line.kind} title={t(line.kind)}>
        <span aria-hidden>{marks[line.kind]}</span>
        <span className={classes.word}>{t(line.kind)}</span>
      </span>
      {line.kind === "deleted" ? (
        <bdi className={classes.gone}>{name}</bdi>
      ) : (
        <button
          type="button"
          className={classes.open}
          onClick={() => onOpen(line.path)}
          title={shownName(line.path)}
        >
          <bdi>{name}</bdi>
        </button>
      )}
    </span>
  );
}
