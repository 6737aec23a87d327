"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { useCan } from "#components/shared/account/account-context.tsx";
import { hostPowerOf } from "#lib/docker/run/host-power.ts";
import { useRunForm } from "../form/run-form.ts";
import { HostPowerWords } from "./host-power-words.tsx";

/** Says which fields reach beyond the container, and whether that is allowed. */
export function HostPowerPanel() {
  const t = useTranslations("run.hostPower");
  const { spec } = useRunForm();
  const words = useMemo(() => hostPowerOf(spec), [spec]);
  const can = useCan();
  if (words.length === 0) return null;
  return <HostPowerWords intro={t(can("container.host-power") ? "warning" : "refused")} words={words} />;
}
