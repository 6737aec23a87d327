"use client";

import { useTranslations } from "next-intl";
import { StatusDot } from "#components/ui/status-dot.tsx";
import type { UsedBy } from "#lib/contracts/used-by.ts";
import { usePending } from "../actions/actions-context.ts";

type Props = { row: { id: string; usedBy: UsedBy }; gone?: boolean };

/** Whether something is in use, and whether now or only by what is stopped; or what is being done to it. */
export function UseStateCell({ row, gone = false }: Props) {
  const t = useTranslations("usedBy");
  const pending = usePending(row.id);
  if (pending !== null && !gone) return <StatusDot tone="busy" pulse label={pending} />;
  const { count, running } = row.usedBy;
  if (count === 0) return <StatusDot tone="off" label={t("unused")} />;
  if (running === 0) return <StatusDot tone="off" label={t("usedStopped")} />;
  return <StatusDot tone="ok" label={t("used")} />;
}
