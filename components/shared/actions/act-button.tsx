"use client";

import { ActionIcon, Button } from "@mantine/core";
import { useTranslations } from "next-intl";
import { Hint } from "#components/ui/hint.tsx";
import { visible } from "#lib/format/control-characters.ts";
import classes from "./actions.module.css";
import { useActions, usePending } from "./actions-context.ts";
import { targetsOf } from "./targets.ts";

type Row = { id: string };
type IconProps<V> = { verb: V; row: Row; tabIndex: 0 | -1 };

/** One act as an icon in a row. One that cannot be done stays reachable, to say why. */
export function ActIcon<V extends string>({ verb, row, tabIndex }: IconProps<V>) {
  const t = useTranslations("actions");
  const { acts, refusalOf, request } = useActions<Row, V>();
  const pending = usePending(row.id);
  const { word, Icon } = acts.verbs[verb];
  const refusal = refusalOf(verb, row);
  const blocked = refusal !== null || pending !== null;
  return (
    <Hint label={refusal === null ? word : `${word}: ${refusal.text}`}>
      <ActionIcon
        aria-label={t("verbOn", { verb: word, name: visible(acts.nameOf(row)) })}
        {...(blocked ? { "aria-disabled": true, "data-disabled": true } : {})}
        className={classes.icon}
        tabIndex={tabIndex}
        onClick={() => {
          if (!blocked) request(verb, [row]);
        }}
      >
        <Icon size={15} stroke={1.75} aria-hidden />
      </ActionIcon>
    </Hint>
  );
}

type ManyProps<V> = { verb: V; rows: readonly Row[]; name: string; tabIndex: 0 | -1 };

/** One act as an icon, on all the rows of a group. */
export function GroupActIcon<V extends string>({ verb, rows, name, tabIndex }: ManyProps<V>) {
  const t = useTranslations("actions");
  const { acts, refusalOf, request } = useActions<Row, V>();
  const { word, Icon } = acts.verbs[verb];
  const { targets, skipped, refusal } = targetsOf(rows, (row) => refusalOf(verb, row));
  return (
    <Hint label={refusal ? `${word}: ${refusal.text}` : t("count", { verb: word, count: targets.length })}>
      <ActionIcon
        size={26}
        className={classes.icon}
        tabIndex={tabIndex}
        aria-label={t("verbOn", { verb: word, name })}
        {...(targets.length === 0 ? { "aria-disabled": true, "data-disabled": true } : {})}
        onClick={() => {
          if (targets.length > 0) request(verb, targets, skipped);
        }}
      >
        <Icon size={15} stroke={1.75} aria-hidden />
      </ActionIcon>
    </Hint>
  );
}

type ButtonProps<V> = { verb: V; row: Row; variant?: "default" | "light" };

/** One act as a button of a resource's page. It is not there when it is refused: the menu says why. */
export function ActButton<V extends string>({ verb, row, variant = "default" }: ButtonProps<V>) {
  const { acts, refusalOf, request } = useActions<Row, V>();
  const pending = usePending(row.id);
  const { word, menuWord = word, asks = false, danger = false, Icon } = acts.verbs[verb];
  if (refusalOf(verb, row) !== null) return null;
  return (
    <Button
      variant={variant}
      {...(danger ? { c: "var(--qs-bad-text)" } : {})}
      leftSection={<Icon size={15} stroke={1.75} aria-hidden />}
      disabled={pending !== null}
      onClick={() => request(verb, [row])}
    >
      {asks ? menuWord : word}
    </Button>
  );
}
