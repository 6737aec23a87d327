"use client";

import { Autocomplete, Checkbox, Select, TextInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import { type MountSpec, plainMount } from "#lib/docker/run/spec/mount.ts";
import { problemsAt } from "../form/field-problems.ts";
import { useRunForm } from "../form/run-form.ts";
import { withoutRow, withRow } from "./changed-rows.ts";
import type { FieldProps } from "./field-props.ts";
import classes from "./fields.module.css";
import { MountOptions } from "./mount-options.tsx";
import { Rows } from "./rows.tsx";
import { useFlag } from "./use-flag.ts";
import { useErrorOf } from "./use-problem-text.ts";
import { useVolumeNames } from "./use-volume-names.ts";

const types = ["volume", "bind", "tmpfs"] as const;
type Type = (typeof types)[number];
const isType = (type: string): type is Type => types.some((one) => one === type);

/** `--mount`: volumes, paths of the host and memory, with all that can be said of each. */
export function MountsField({ field }: FieldProps) {
  const t = useTranslations("run.mounts");
  const { spec, change, environment } = useRunForm();
  const { label, description, error } = useFlag(field);
  const names = useVolumeNames(environment);
  const { mounts } = spec;
  return (
    <Rows
      {...{ label, description, error }}
      rows={mounts}
      row={(mount, index) => (
        <Mount
          mount={mount}
          index={index}
          names={names}
          onChange={(patch) => change({ mounts: withRow(mounts, index, patch) })}
        />
      )}
      add={{
        label: t("add"),
        onAdd: () => change({ mounts: [...mounts, plainMount("volume", "", "")] }),
      }}
      remove={{
        label: (number) => t("remove", { number }),
        onRemove: (index) => change({ mounts: withoutRow(mounts, index) }),
      }}
    />
  );
}

type MountProps = {
  mount: MountSpec;
  index: number;
  names: string[];
  onChange(patch: Partial<MountSpec>): void;
};

function Mount({ mount, index, names, onChange }: MountProps) {
  const t = useTranslations("run.mounts");
  const { problems } = useRunForm();
  const errorOf = useErrorOf();
  const number = index + 1;
  const isWrong = (part: string) => errorOf(problemsAt(problems, `mounts.${index}.${part}`)) !== undefined;
  // A type that an engine knows beside the three is kept, and can be left.
  const shown = isType(mount.type) ? types : [...types, mount.type];
  return (
    <>
      <Select
        aria-label={t("type", { number })}
        data={shown.map((value) => ({ value, label: isType(value) ? t(`types.${value}`) : value }))}
        value={mount.type}
        onChange={(type) => onChange(ofType(mount, type ?? "volume"))}
        error={isWrong("type")}
        className={classes.medium}
      />
      {mount.type !== "tmpfs" && (
        <Autocomplete
          size="xs"
          aria-label={t("source", { number })}
          placeholder={mount.type === "bind" ? t("sources.bind") : t("sources.volume")}
          data={mount.type === "volume" ? names : []}
          value={mount.source}
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
        value={mount.target}
        onChange={(event) => onChange({ target: event.currentTarget.value })}
        error={isWrong("target")}
        className={classes.wide}
      />
      <Checkbox
        size="xs"
        label={t("readOnly")}
        aria-label={t("readOnlyOf", { number })}
        checked={mount.readOnly}
        onChange={(event) => onChange({ readOnly: event.currentTarget.checked })}
      />
      <MountOptions mount={mount} number={number} onChange={onChange} />
    </>
  );
}

/** Another type keeps the place alone: what belongs to the old one would be refused. */
const ofType = ({ target, readOnly }: MountSpec, type: string): MountSpec => ({
  ...plainMount(type, "", target),
  readOnly,
});
