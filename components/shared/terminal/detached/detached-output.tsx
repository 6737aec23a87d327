"use client";

import { Text } from "@mantine/core";
import { useLocale, useTranslations } from "next-intl";
import { memo, type ReactNode, useEffect, useRef } from "react";
import { CopyButton } from "#components/shared/resource-page/copy-button.tsx";
import type { KeptOutput, OutputPart } from "#lib/contracts/execs.ts";
import { byteFormat } from "#lib/format/bytes.ts";
import classes from "./detached.module.css";
import { plainOutput, textOf } from "./output-text.ts";

/** What a command has written: standard error apart from the rest, and how much between first and last is left out. */
export function DetachedOutput({ output, running }: { output: KeptOutput; running: boolean }) {
  const t = useTranslations("terminals.detached");
  const bytes = byteFormat(useLocale());
  const { first, left, last } = output;
  if (first.length === 0)
    return (
      <Text size="sm" c="dimmed" className={classes.none}>
        {t(running ? "nothingYet" : "nothing")}
      </Text>
    );
  const gone = left ? left.stdout + left.stderr : 0;
  const leftWords = t("left", { size: bytes.decimal(gone) });
  const copied = left ? `${textOf(first)}\n[${leftWords}]\n${textOf(last)}` : textOf([...first, ...last]);
  return (
    <>
      <Screen follow={running} label={t("output")}>
        <Parts parts={first} />
        {left && <span className={classes.left}>{leftWords}</span>}
        <Parts parts={last} />
      </Screen>
      <div className={classes.foot}>
        <CopyButton label={t("copy")} text={copied} />
      </div>
    </>
  );
}

type ScreenProps = { follow: boolean; label: string; children: ReactNode };

/** Stays at the end while the command writes, unless somebody has scrolled up to read. */
function Screen({ follow, label, children }: ScreenProps) {
  const screen = useRef<HTMLPreElement>(null);
  const atEnd = useRef(true);
  useEffect(() => {
    const { current } = screen;
    if (current && follow && atEnd.current) current.scrollTop = current.scrollHeight;
  });
  return (
    <section aria-label={label} className={classes.screen}>
      <pre
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        tabIndex={0}
        ref={screen}
        onScroll={({ currentTarget: { scrollTop, scrollHeight, clientHeight } }) => {
          atEnd.current = scrollHeight - scrollTop - clientHeight < 24;
        }}
      >
        {children}
      </pre>
    </section>
  );
}

const Parts = memo(function Parts({ parts }: { parts: readonly OutputPart[] }) {
  const t = useTranslations("terminals.detached");
  return parts.map(({ stream, text }, place) =>
    stream === "stderr" ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: parts only grow, and are told apart by their place
      <span key={place} className={classes.error} title={t("stderr")}>
        {plainOutput(text)}
      </span>
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: see above
      <span key={place}>{plainOutput(text)}</span>
    ),
  );
});
