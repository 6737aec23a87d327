"use client";

import { Button, Collapse, Stack, TextInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { limitPower } from "#lib/docker/run/limit-power.ts";
import type { ContainerSpec } from "#lib/docker/run/spec.ts";
import type { LimitName } from "#lib/docker/run/update/limits.ts";
import { writeSize } from "#lib/docker/run/values/scalar.ts";
import type { Limits } from "../actions/change-acts.ts";
import { type LimitTexts, limitFlags, otherLimits, usualLimits } from "./limit-texts.ts";
import type { FieldFaults } from "./read-limits.ts";

type Props = {
  spec: ContainerSpec;
  texts: LimitTexts;
  /** What they ask for. */
  limits: Limits;
  faults: FieldFaults;
  isAdmin: boolean;
  onChange(name: LimitName, text: string): void;
};

/** A field for each limit; those that are seldom changed are folded away, unless the container has one of them. */
export function LimitFields(props: Props) {
  const t = useTranslations("run.change");
  const id = useId();
  const [isOpen, setOpen] = useState(otherLimits.some((name) => props.texts[name] !== ""));
  return (
    <>
      {usualLimits.map((name) => (
        <LimitField key={name} name={name} {...props} />
      ))}
      <div>
        <Button
          variant="subtle"
          size="compact-xs"
          aria-expanded={isOpen}
          aria-controls={id}
          onClick={() => setOpen(!isOpen)}
        >
          {t("more")}
        </Button>
      </div>
      <Collapse id={id} expanded={isOpen}>
        <Stack gap="sm">
          {otherLimits.map((name) => (
            <LimitField key={name} name={name} {...props} />
          ))}
        </Stack>
      </Collapse>
    </>
  );
}

/** What a limit that is not set amounts to. */
const unlimited: ReadonlySet<LimitName> = new Set([
  ...(["memory", "memoryReservation", "memorySwap", "nanoCpus", "cpuQuota", "pidsLimit"] as const),
]);

function LimitField({ name, spec, texts, limits, isAdmin, faults, onChange }: Props & { name: LimitName }) {
  const t = useTranslations("run");
  const faultText = useFaultText(texts);
  const isLocked = !isAdmin && limitPower({ [name]: 1 }).length > 0;
  const swap = limits.memorySwap ?? (spec.memorySwap === null ? (spec.memory ?? 0) * 2 : 0);
  const isSwapSet = name === "memorySwap" && swap > 0;
  const ofNothing = () => {
    // What cannot be taken away is not unlimited when its field is empty.
    if (faults[name]?.code === "kept") return "";
    if (isSwapSet) return writeSize(swap);
    return unlimited.has(name) ? t("change.unlimited") : t("change.notSet");
  };
  const note = name === "memorySwap" && limits.memorySwap === -1 ? t("change.nextStart") : undefined;
  return (
    <TextInput
      size="xs"
      label={t(`flags.${limitFlags[name]}.label`)}
      description={isLocked ? t("change.adminOnly") : note}
      disabled={isLocked}
      placeholder={ofNothing()}
      value={texts[name]}
      onChange={(event) => onChange(name, event.currentTarget.value)}
      error={faultText(name, faults[name])}
      spellCheck={false}
    />
  );
}

function useFaultText(texts: LimitTexts) {
  const t = useTranslations("run");
  return (name: LimitName, fault: FieldFaults[LimitName]): string | undefined => {
    if (fault === undefined) return undefined;
    if (fault.code === "kept") return t("change.kept");
    if (fault.code === "admin") return t("change.adminOnly");
    if (fault.code === "unreadable")
      return t("problems.unreadable", { value: texts[name], expected: fault.expected });
    const { code, values } = fault.problem;
    return t(`problems.${code}`, { ...values, ...(values.field && { field: t("flags.memory.label") }) });
  };
}
