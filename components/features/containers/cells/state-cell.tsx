"use client";

import { useTranslations } from "next-intl";
import { usePending } from "#components/shared/actions/actions-context.ts";
import { Hint } from "#components/ui/hint.tsx";
import { StatusDot } from "#components/ui/status-dot.tsx";
import type { ContainerRow } from "#lib/contracts/container-row.ts";
import { useExitHint } from "./exit-hint.ts";
import { stateTone } from "./state-tone.ts";

type Props = {
  row: ContainerRow;
  /** What is left of a container that has been removed: nothing is under way any more. */
  gone?: boolean;
};

/** State and health as dot and word; while an action is under way, what is being done. */
export function StateCell({ row, gone = false }: Props) {
  const t = useTranslations("containers");
  const exitHint = useExitHint();
  const pending = usePending(row.id);
  if (pending !== null && !gone) return <StatusDot tone="busy" pulse label={pending} />;
  const exited = row.state === "exited" && row.exitCode !== null;
  const word = exited ? t("exitedWith", { code: row.exitCode ?? 0 }) : t(`states.${row.state}`);
  const label = row.health === null ? word : `${word} · ${t(`healthStates.${row.health}`)}`;
  const dot = <StatusDot tone={stateTone(row)} label={label} pulse={row.state === "removing" && !gone} />;
  if (!exited) return dot;
  return (
    <Hint label={exitHint(row.exitCode ?? 0)}>
      <span>{dot}</span>
    </Hint>
  );
}
