"use client";

import { ActionIcon, Button, Tooltip } from "@mantine/core";
import { IconBraces, IconChevronsDown, IconChevronsUp } from "@tabler/icons-react";
import { useVirtualizer } from "@tanstack/react-virtual";
import { useTranslations } from "next-intl";
import { type ComponentProps, type KeyboardEvent, useId, useRef, useState } from "react";
import { SearchInput } from "#components/ui/search-input.tsx";
import { useCopy } from "#components/ui/use-copy.ts";
import { useUrlState } from "../url-state/use-url-state.ts";
import { FormatBox } from "./format-box.tsx";
import type { Json, JsonLine } from "./json-lines.ts";
import { JsonRow } from "./json-row.tsx";
import classes from "./json-tree.module.css";
import { type JsonTreeModel, useJsonTree } from "./use-json-tree.ts";

const rowHeight = 24;

type Props = { value: Json; label: string; inspect: ComponentProps<typeof FormatBox>["inspect"] };

/**
 * What is inspected, as a tree: searched by key and value, opened piece by piece, copied by path and value, and written by
 * a format, which stands in the address.
 */
export function JsonTree({ value, label, inspect }: Props) {
  const tree = useJsonTree(value);
  const [format, setFormat] = useUrlState("format");
  const [formats, setFormats] = useState(format !== "");
  const toggleFormat = () => {
    if (formats) setFormat("");
    setFormats(!formats);
  };
  return (
    <div className={classes.root}>
      <Toolbar tree={tree} value={value} formats={formats} onFormat={toggleFormat} />
      {formats && <FormatBox value={value} format={format} onChange={setFormat} inspect={inspect} />}
      <Lines tree={tree} label={label} />
    </div>
  );
}

type ToolbarProps = { tree: JsonTreeModel; value: Json; formats: boolean; onFormat(): void };

function Toolbar({ tree, value, formats, onFormat }: ToolbarProps) {
  const t = useTranslations("actions");
  const json = useTranslations("resource.json");
  const ui = useTranslations("ui");
  const { state, copy } = useCopy();
  return (
    <div className={classes.toolbar}>
      <SearchInput value={tree.search} onChange={tree.setSearch} label={t("jsonSearch")} />
      <span className={classes.matches} role="status">
        {tree.matches !== null && t("jsonMatches", { count: tree.matches })}
      </span>
      <Button
        variant={formats ? "light" : "default"}
        aria-pressed={formats}
        leftSection={<IconBraces size={14} aria-hidden />}
        onClick={onFormat}
      >
        {json("format.open")}
      </Button>
      <Tooltip label={t("expandAll")}>
        <ActionIcon aria-label={t("expandAll")} onClick={() => tree.setAll(true)}>
          <IconChevronsDown size={16} aria-hidden />
        </ActionIcon>
      </Tooltip>
      <Tooltip label={t("collapseAll")}>
        <ActionIcon aria-label={t("collapseAll")} onClick={() => tree.setAll(false)}>
          <IconChevronsUp size={16} aria-hidden />
        </ActionIcon>
      </Tooltip>
      <Button variant="default" onClick={() => void copy(JSON.stringify(value, null, 2))}>
        {state === "copied" ? ui("copied") : t("jsonCopyAll")}
      </Button>
    </div>
  );
}

function Lines({ tree, label }: { tree: JsonTreeModel; label: string }) {
  const scroller = useRef<HTMLDivElement>(null);
  const baseId = useId();
  const [place, setActive] = useState(0);
  const { lines } = tree;
  const active = Math.min(place, lines.length - 1);
  const virtualizer = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 10,
  });
  const moveTo = (index: number) => {
    const bounded = Math.max(0, Math.min(index, lines.length - 1));
    setActive(bounded);
    virtualizer.scrollToIndex(bounded);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const next = keyTarget(event.key, active, tree);
    if (next === undefined || event.target !== event.currentTarget) return;
    event.preventDefault();
    moveTo(next);
  };
  const domId = (index: number) => `${baseId}-${index}`;
  return (
    <div
      ref={scroller}
      role="tree"
      tabIndex={0}
      aria-label={label}
      aria-activedescendant={active >= 0 ? domId(active) : undefined}
      className={classes.lines}
      onKeyDown={onKeyDown}
    >
      <div role="none" className={classes.body} style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map(({ index, start }) => {
          const line = lines[index];
          return (
            line && (
              <JsonRow
                key={line.path}
                domId={domId(index)}
                line={line}
                top={start}
                search={tree.search.trim()}
                active={index === active}
                onPress={() => {
                  setActive(index);
                  if (line.size) tree.toggle(line);
                }}
              />
            )
          );
        })}
      </div>
    </div>
  );
}

/** The line that a key leads to; opening and closing happen on the way. */
const keyTarget = (key: string, active: number, tree: JsonTreeModel): number | undefined => {
  const line = tree.lines[active];
  if (!line) return undefined;
  if (key === "ArrowDown") return active + 1;
  if (key === "ArrowUp") return active - 1;
  if (key === "Home") return 0;
  if (key === "End") return tree.lines.length - 1;
  if (key === "ArrowRight") return rightOf(tree, line, active);
  if (key === "ArrowLeft") return leftOf(tree, line, active);
  if ((key !== "Enter" && key !== " ") || !line.size) return undefined;
  tree.toggle(line);
  return active;
};

/** Opens what is closed, or goes into what is open. */
const rightOf = (tree: JsonTreeModel, line: JsonLine, active: number): number => {
  if (line.expanded) return active + 1;
  if (line.size) tree.toggle(line);
  return active;
};

/** Closes what is open, or goes to what holds it. */
const leftOf = (tree: JsonTreeModel, line: JsonLine, active: number): number => {
  if (!line.expanded) return parentOf(tree, active);
  tree.toggle(line);
  return active;
};

const parentOf = ({ lines }: JsonTreeModel, index: number): number => {
  const depth = lines[index]?.depth ?? 0;
  for (let at = index - 1; at >= 0; at -= 1) if ((lines[at]?.depth ?? 0) < depth) return at;
  return index;
};
