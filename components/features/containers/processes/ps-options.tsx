"use client";

import { Autocomplete, Select } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useCan } from "#components/shared/account/account-context.tsx";
import { isPsOptions, psPresets } from "#lib/docker/ps-options.ts";
import classes from "./processes.module.css";

type Props = { value: string; onChange(ps: string): void };

/** Which options `ps` is given. Ones of one's own are for who may inspect: some print the environment. */
export function PsOptions({ value, onChange }: Props) {
  const t = useTranslations("processes");
  const common = {
    "aria-label": t("options"),
    className: classes.options,
    leftSection: "ps",
    leftSectionWidth: 30,
  };
  return useCan()("container.inspect") ? (
    <OwnOptions {...common} key={value} value={value} onChange={onChange} />
  ) : (
    <Select
      {...common}
      data={[...psPresets]}
      value={value}
      onChange={(next) => onChange(next ?? psPresets[0])}
    />
  );
}

function OwnOptions({ value, onChange, ...common }: Props & Record<string, unknown>) {
  const t = useTranslations("processes");
  const [text, setText] = useState(value);
  const use = (next: string) => isPsOptions(next) && next !== value && onChange(next);
  return (
    <Autocomplete
      {...common}
      size="xs"
      data={[...psPresets]}
      // All choices, not those that begin like the one that is chosen.
      filter={({ options }) => options}
      value={text}
      onChange={setText}
      onOptionSubmit={use}
      onBlur={() => use(text)}
      onKeyDown={(event) => event.key === "Enter" && use(text)}
      error={isPsOptions(text) ? undefined : t("optionsWrong")}
    />
  );
}
