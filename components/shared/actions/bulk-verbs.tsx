"use client";

import { Button, Menu, Tooltip } from "@mantine/core";
import { IconDots, IconTerminal } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { BulkBar } from "../bulk-bar/bulk-bar.tsx";
import classes from "./actions.module.css";
import { useActions } from "./actions-context.ts";
import { targetsOf } from "./targets.ts";
import { useCopyWithNotice } from "./use-copy-with-notice.ts";

type Row = { id: string };

type Props = {
  rows: readonly Row[];
  onClear(): void;
  verbs: readonly string[];
  more: readonly { verb: string; withOptions?: boolean }[];
  children?: ReactNode;
};

/** The bar of `BulkActions`, which loads it when something is selected. */
export function BulkVerbs({ rows, onClear, verbs, more, children }: Props) {
  const t = useTranslations("ui");
  return (
    <BulkBar count={rows.length} onClear={onClear}>
      {verbs.map((verb) => (
        <BulkButton key={verb} verb={verb} rows={rows} />
      ))}
      {children}
      <Menu position="top-end" width={250} withInitialFocusPlaceholder={false}>
        <Menu.Target>
          <Button variant="default" leftSection={<IconDots size={15} aria-hidden />}>
            {t("more")}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {more.map((one) => (
            <BulkItem key={`${one.verb} ${one.withOptions}`} {...one} rows={rows} />
          ))}
          {more.length > 0 && <Menu.Divider />}
          <BulkCopyItems verbs={verbs} rows={rows} />
        </Menu.Dropdown>
      </Menu>
    </BulkBar>
  );
}

/** A verb as it stands for a selection: its act with whom it reaches, and why it reaches none. */
const useBulkAct = (verb: string, rows: readonly Row[]) => {
  const { acts, refusalOf, request, ask } = useActions<Row, string>();
  return {
    act: acts.verbs[verb] as (typeof acts.verbs)[string],
    request,
    ask,
    ...targetsOf(rows, (row) => refusalOf(verb, row)),
  };
};

function BulkButton({ verb, rows }: { verb: string; rows: readonly Row[] }) {
  const t = useTranslations("actions");
  const { act, targets, skipped, refusal, request } = useBulkAct(verb, rows);
  return (
    <Tooltip label={refusal?.text} disabled={refusal === null} multiline maw={300}>
      <Button
        variant="default"
        leftSection={<act.Icon size={15} stroke={1.75} aria-hidden />}
        {...(refusal === null ? {} : { "aria-disabled": true, "data-disabled": true })}
        {...(act.danger && refusal === null ? { c: "var(--qs-bad-text)" } : {})}
        onClick={() => {
          if (targets.length > 0) request(verb, targets, skipped);
        }}
      >
        {targets.length === 0 ? act.word : t("count", { verb: act.word, count: targets.length })}
      </Button>
    </Tooltip>
  );
}

type ItemProps = { verb: string; rows: readonly Row[]; withOptions?: boolean };

function BulkItem({ verb, rows, withOptions = false }: ItemProps) {
  const t = useTranslations("actions");
  const { act, targets, skipped, refusal, request, ask } = useBulkAct(verb, rows);
  const word = withOptions ? (act.optionsWord ?? act.word) : act.word;
  return (
    <Menu.Item
      leftSection={<act.Icon size={15} stroke={1.75} aria-hidden />}
      disabled={refusal !== null}
      onClick={() => (withOptions ? ask(verb, targets, skipped) : request(verb, targets, skipped))}
    >
      {targets.length === 0 ? word : t("count", { verb: word, count: targets.length })}
      {refusal !== null && <span className={classes.refusal}>{refusal.text}</span>}
    </Menu.Item>
  );
}

/** The same on the command line. */
function BulkCopyItems({ verbs, rows }: { verbs: readonly string[]; rows: readonly Row[] }) {
  const t = useTranslations("actions");
  const { acts, refusalOf } = useActions<Row, string>();
  const copy = useCopyWithNotice();
  const lines = verbs.flatMap((verb) => {
    const { targets } = targetsOf(rows, (row) => refusalOf(verb, row));
    const cli = acts.verbs[verb]?.cli;
    return cli && targets.length > 0 ? [{ verb, targets, cli }] : [];
  });
  return (
    <>
      <Menu.Label>{t("copyCommand")}</Menu.Label>
      {lines.map(({ verb, targets, cli }) => (
        <Menu.Item
          key={verb}
          leftSection={<IconTerminal size={15} stroke={1.75} aria-hidden />}
          onClick={() => copy(cli(targets, {}))}
        >
          <code className={classes.command}>{`${commandWords(cli([], {}))} …`}</code>
        </Menu.Item>
      ))}
    </>
  );
}

/** `docker rm`, `docker volume rm`: the command of an act without its objects and options. */
const commandWords = (line: string): string =>
  line
    .split(" ")
    .filter((word) => /^[a-z]+$/.test(word))
    .join(" ");
