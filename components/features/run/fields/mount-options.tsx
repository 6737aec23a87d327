"use client";

import { Button, Checkbox, Select, TagsInput, TextInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { MountSpec } from "#lib/docker/run/spec/mount.ts";
import { cutPair } from "#lib/docker/run/values/csv.ts";
import classes from "./fields.module.css";
import { modeCodec, ReadText, sizeCodec } from "./read-text.tsx";

type Props = { mount: MountSpec; number: number; onChange(patch: Partial<MountSpec>): void };

const hasOptions = (mount: MountSpec): boolean =>
  mount.bindPropagation + mount.bindRecursive + mount.volumeDriver + mount.volumeSubpath !== "" ||
  mount.bindCreate ||
  mount.volumeNoCopy ||
  mount.tmpfsSize + mount.tmpfsMode > 0 ||
  Object.keys({ ...mount.volumeLabels, ...mount.volumeOptions }).length > 0;

/** What only one type of mount has, behind a button until something of it is said. */
export function MountOptions(props: Props) {
  const t = useTranslations("run.mounts");
  const [open, setOpen] = useState(() => hasOptions(props.mount));
  const Options = byType[props.mount.type];
  if (Options === undefined) return null;
  if (!open) {
    return (
      <Button
        size="compact-xs"
        variant="subtle"
        aria-label={t("moreOf", { number: props.number })}
        onClick={() => setOpen(true)}
      >
        {t("more")}
      </Button>
    );
  }
  return (
    <div className={classes.options}>
      <Options {...props} />
    </div>
  );
}

const propagations = ["rprivate", "private", "rshared", "shared", "rslave", "slave"];

function BindOptions({ mount, number, onChange }: Props) {
  const t = useTranslations("run.mounts");
  const { bindRecursive } = mount;
  return (
    <>
      <Select
        label={t("propagation")}
        aria-label={t("of", { option: t("propagation"), number })}
        data={propagations}
        placeholder="rprivate"
        clearable
        value={mount.bindPropagation || null}
        onChange={(value) => onChange({ bindPropagation: value ?? "" })}
      />
      <Select
        label={t("recursive")}
        aria-label={t("of", { option: t("recursive"), number })}
        data={(["disabled", "writable", "readonly"] as const).map((value) => ({
          value,
          label: t(`recursives.${value}`),
        }))}
        placeholder={t("recursives.usual")}
        clearable
        value={bindRecursive || null}
        onChange={(value) => onChange({ bindRecursive: (value ?? "") as MountSpec["bindRecursive"] })}
      />
      <Checkbox
        size="xs"
        label={t("create")}
        aria-label={t("of", { option: t("create"), number })}
        checked={mount.bindCreate}
        onChange={(event) => onChange({ bindCreate: event.currentTarget.checked })}
      />
    </>
  );
}

function VolumeOptions({ mount, number, onChange }: Props) {
  const t = useTranslations("run.mounts");
  return (
    <>
      {(["volumeDriver", "volumeSubpath"] as const).map((part) => (
        <TextInput
          key={part}
          size="xs"
          label={t(part)}
          aria-label={t("of", { option: t(part), number })}
          placeholder={part === "volumeDriver" ? "local" : "sub/folder"}
          value={mount[part]}
          onChange={(event) => onChange({ [part]: event.currentTarget.value })}
        />
      ))}
      {(["volumeOptions", "volumeLabels"] as const).map((part) => (
        <TagsInput
          key={part}
          size="xs"
          label={t(part)}
          aria-label={t("of", { option: t(part), number })}
          placeholder="name=value"
          // A value may hold a comma.
          splitChars={[]}
          value={Object.entries(mount[part]).map(([name, value]) => `${name}=${value}`)}
          onChange={(pairs) => onChange({ [part]: pairsOf(pairs) })}
        />
      ))}
      <Checkbox
        size="xs"
        label={t("noCopy")}
        aria-label={t("of", { option: t("noCopy"), number })}
        checked={mount.volumeNoCopy}
        onChange={(event) => onChange({ volumeNoCopy: event.currentTarget.checked })}
      />
    </>
  );
}

const pairsOf = (texts: readonly string[]): Record<string, string> =>
  Object.fromEntries(texts.map((text) => [cutPair(text)[0], cutPair(text)[1] ?? ""]));

function TmpfsOptions({ mount, number, onChange }: Props) {
  const t = useTranslations("run.mounts");
  return (
    <>
      <ReadText
        codec={sizeCodec}
        value={mount.tmpfsSize}
        onRead={(tmpfsSize) => onChange({ tmpfsSize })}
        {...{ label: t("size"), name: t("of", { option: t("size"), number }), placeholder: "64m" }}
      />
      <ReadText
        codec={modeCodec}
        value={mount.tmpfsMode}
        onRead={(tmpfsMode) => onChange({ tmpfsMode })}
        {...{ label: t("mode"), name: t("of", { option: t("mode"), number }), placeholder: "1777" }}
      />
    </>
  );
}

const byType: Readonly<Record<string, typeof BindOptions>> = {
  bind: BindOptions,
  volume: VolumeOptions,
  tmpfs: TmpfsOptions,
};
