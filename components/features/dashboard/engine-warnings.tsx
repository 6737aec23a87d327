"use client";

import { useTranslations } from "next-intl";
import type { EngineFacts } from "#lib/contracts/system.ts";
import { visible } from "#lib/format/control-characters.ts";
import classes from "./dashboard.module.css";
import { Panel } from "./panel.tsx";

type Warning = EngineFacts["warnings"][number];

/** Engines repeat themselves: five sentences on block I/O are one matter. */
const byKind = (warnings: readonly Warning[]): [string, Warning[]][] => {
  const groups = new Map<string, Warning[]>();
  for (const warning of warnings) {
    const key = warning.kind ?? warning.text;
    groups.set(key, [...(groups.get(key) ?? []), warning]);
  }
  return [...groups];
};

/** What the engine warns of: in plain words what it means, and the engine's own words below. */
export function EngineWarnings({ warnings }: { warnings: readonly Warning[] }) {
  const t = useTranslations("dashboard.warnings");
  if (warnings.length === 0) return null;
  const groups = byKind(warnings);
  return (
    <Panel title={t("title")} count={groups.length}>
      <ul className={classes.rows}>
        {groups.map(([key, [first, ...others]]) => (
          <li key={key} className={classes.warning}>
            {first?.kind && <span>{t(`kinds.${first.kind}`)}</span>}
            <code className={classes.said}>
              {[first, ...others].map((one) => visible(one?.text ?? "")).join(" · ")}
            </code>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
