"use client";

import { Menu } from "@mantine/core";
import { useTranslations } from "next-intl";
import classes from "./actions.module.css";
import { useActions, usePending } from "./actions-context.ts";

type Row = { id: string };
type Props<V> = {
  verb: V;
  row: Row;
  /** The line that opens the dialog of an act which need not ask. */
  withOptions?: boolean;
};

/** One act as a line of a menu. What the row's state rules out is left out; what is refused says why. */
export function ActItem<V extends string>({ verb, row, withOptions = false }: Props<V>) {
  const { acts, refusalOf, request, ask } = useActions<Row, V>();
  const pending = usePending(row.id);
  const act = acts.verbs[verb];
  const refusal = refusalOf(verb, row);
  if (act.absent?.(row)) return null;
  // Where the plain act is refused, its own line says why.
  if (withOptions && refusal !== null) return null;
  return (
    <Menu.Item
      leftSection={<act.Icon size={15} stroke={1.75} aria-hidden />}
      disabled={refusal !== null || (pending !== null && !act.interrupts)}
      {...(act.danger ? { c: "var(--qs-bad-text)" } : {})}
      onClick={() => (withOptions ? ask(verb, [row]) : request(verb, [row]))}
    >
      {withOptions ? act.optionsWord : (act.menuWord ?? act.word)}
      {/* That the role does not allow it is said once, by the `RoleNote`. */}
      {refusal?.reason === "row" && <span className={classes.refusal}>{refusal.text}</span>}
    </Menu.Item>
  );
}

/** Says once, not on every line, that the role does not allow what is greyed out. First in a menu. */
export function RoleNote({ row }: { row: Row }) {
  const t = useTranslations("actions");
  const { acts, refusalOf } = useActions<Row, string>();
  const refused = Object.entries(acts.verbs).some(
    ([verb, act]) => !act.absent?.(row) && refusalOf(verb, row)?.reason === "permission",
  );
  return refused && <Menu.Label>{t("permissionNote")}</Menu.Label>;
}
