"use client";

import { Autocomplete, Checkbox, Select, TextInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { VolumeFlag } from "#lib/docker/run/spec.ts";
import { isHostPath } from "#lib/docker/run/values/volume.ts";
import { problemsAt } from "../form/field-problems.ts";
import { useRunForm } from "../form/run-form.ts";
import { withoutRow, withRow } from "./changed-rows.ts";
import type { FieldProps } from "./field-props.ts";
import classes from "./fields.module.css";
import { Rows } from "./rows.tsx";
import { useFlag } from "./use-flag.ts";
import { useErrorOf } from "./use-problem-text.ts";
import { useVolumeNames } from "./use-volume-names.ts";

const empty: VolumeFlag = { source: "", target: "", mode: "" };

/** `--volume`: volumes and paths of the host. */
export function VolumesField({ field }: FieldProps) {
  const t = useTranslations("run.volumes");
  const { spec, change, environment } = useRunForm();
  const { label, description, error } = useFlag(field);
  const names = useVolumeNames(environment);
  const { volumes } = spec;
  return (
    <Rows
      {...{ label, description, error }}
      rows={volumes}
      row={(volume, index) => (
        <Volume
          volume={volume}
          index={index}
          names={names}
          onChange={(patch) => change({ volumes: withRow(volumes, index, patch) })}
        />
      )}
      add={{ label: t("add"), onAdd: () => change({ volumes: [...volumes, empty] }) }}
      remove={{
        label: (number) => t("remove", { number }),
        onRemove: (index) => change({ volumes: withoutRow(volumes, index) }),
      }}
    />
  );
}

type Kind = "volume" | "path" | "unnamed";
type VolumeProps = {
  volume: VolumeFlag;
  index: number;
  names: string[];
  onChange(patch: Partial<VolumeFlag>): void;
};

const kindOf = ({ source, target }: VolumeFlag): Kind => {
  if (isHostPath(source)) return "path";
  return source === "" && target !== "" ? "unnamed" : "volume";
};

const modesOf = (mode: string): string[] => mode.split(",").filter((word) => word !== "");
const withReadOnly = (mode: string, on: boolean): string =>
  [...modesOf(mode).filter((word) => word !== "ro" && word !== "rw"), ...(on ? ["ro"] : [])].join(",");

function Volume({ volume, index, names, onChange }: VolumeProps) {
  const t = useTranslations("run.volumes");
  const [kind, setKind] = useState<Kind>(() => kindOf(volume));
  const { problems } = useRunForm();
  const errorOf = useErrorOf();
  const number = index + 1;
  const isWrong = (part: string) => errorOf(problemsAt(problems, `volumes.${index}.${part}`)) !== undefined;
  const onKind = (next: Kind) => {
    setKind(next);
    onChange({ source: next === "path" ? "/" : "", ...(next === "unnamed" ? { mode: "" } : {}) });
  };
  return (
    <>
      <Select
        aria-label={t("kind", { number })}
        data={(["volume", "path", "unnamed"] as const).map((value) => ({
          value,
          label: t(`kinds.${value}`),
        }))}
        value={kind}
        onChange={(value) => onKind(value as Kind)}
        className={classes.medium}
      />
      {kind !== "unnamed" && (
        <Autocomplete
          size="xs"
          aria-label={t("source", { number })}
          placeholder={t(`sources.${kind}`)}
          data={kind === "volume" ? names : []}
          value={volume.source}
          onChange={(source) => onChange({ source })}
          error={isWrong("source")}
          className={classes.wide}
        />
      )}
      <span aria-hidden>→</span>
      <TextInput
        size="xs"
        aria-label={t("target", { number })}
        placeholder="/data"
        value={volume.target}
        onChange={(event) => onChange({ target: event.currentTarget.value })}
        error={isWrong("target")}
        className={classes.wide}
      />
      {kind !== "unnamed" && (
        <Checkbox
          size="xs"
          label={t("readOnly")}
          aria-label={t("readOnlyOf", { number })}
          checked={modesOf(volume.mode).includes("ro")}
          onChange={(event) => onChange({ mode: withReadOnly(volume.mode, event.currentTarget.checked) })}
        />
      )}
    </>
  );
}
