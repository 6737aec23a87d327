"use client";

import { useTranslations } from "next-intl";
import type { NetworkRow } from "#lib/contracts/networks.ts";
import { visible } from "#lib/format/control-characters.ts";
import classes from "./cells.module.css";

/** A network's name and what sets it apart. The table makes it a link. */
export function NameCell({ row }: { row: NetworkRow }) {
  return (
    <span className={classes.name}>
      <bdi className={classes.text} title={visible(row.name)}>
        {visible(row.name)}
      </bdi>
      <NetworkMarks row={row} />
    </span>
  );
}

/** What sets a network apart: the engine's own, without a way out, open to be joined, IPv6. */
export function NetworkMarks({ row }: { row: NetworkRow }) {
  const t = useTranslations("networks.marks");
  const marks = (["predefined", "ingress", "internal", "attachable", "ipv6"] as const).filter(
    (mark) => row[mark],
  );
  return marks.map((mark) => (
    <span key={mark} className={classes.tag} title={t(`hints.${mark}`)}>
      {t(mark)}
    </span>
  ));
}
