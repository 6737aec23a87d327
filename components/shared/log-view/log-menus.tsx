"use client";

import { Button, Group, Menu, NativeSelect, Switch, TextInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { hrefOf } from "#lib/client/api-client.ts";
import { logs } from "#lib/contracts/logs.ts";
import type { LogTime } from "#lib/logs/at.ts";
import { parseLevels } from "#lib/logs/filter.ts";
import { logLevels } from "#lib/logs/level.ts";
import type { LogContainer } from "./log-items.ts";
import type { LogQuery } from "./log-query.ts";
import type { LogSettings } from "./log-settings.ts";
import { readLocalTime, writeLocalTime } from "./log-stamp.ts";
import type { QueryChange } from "./log-toolbar.tsx";
import classes from "./log-view.module.css";

const filterLevels = [...logLevels, "none"] as const;

type FilterProps = { query: LogQuery; onQuery: QueryChange; zone: string };

/** Which lines are shown: of which stream, level and time. */
export function FilterItems({ query, onQuery, zone }: FilterProps) {
  const t = useTranslations("logs");
  const levels = parseLevels(query.levels);
  const toggle = (level: (typeof filterLevels)[number], isOn: boolean) => {
    const next = filterLevels.filter((one) => (one === level ? isOn : (levels?.has(one) ?? false)));
    onQuery({ levels: next.length === 0 ? undefined : next.join(",") });
  };
  return (
    <div className={classes.form}>
      <NativeSelect
        size="xs"
        label={t("filter.stream")}
        value={query.source ?? ""}
        onChange={(event) =>
          onQuery({ source: (event.currentTarget.value || undefined) as LogQuery["source"] })
        }
        data={[
          { value: "", label: t("filter.both") },
          { value: "stdout", label: "stdout" },
          { value: "stderr", label: "stderr" },
        ]}
      />
      <fieldset style={{ border: 0, margin: 0, padding: 0 }}>
        <legend>{t("filter.levels")}</legend>
        {filterLevels.map((level) => (
          <Switch
            key={level}
            size="xs"
            my={4}
            label={level === "none" ? t("filter.noLevel") : level}
            checked={levels?.has(level) ?? false}
            onChange={(event) => toggle(level, event.currentTarget.checked)}
          />
        ))}
      </fieldset>
      <TimeField
        label={t("filter.since")}
        at={query.since}
        zone={zone}
        onChange={(since) => onQuery({ since })}
      />
      <TimeField
        label={t("filter.until")}
        at={query.until}
        zone={zone}
        onChange={(until) => onQuery({ until })}
      />
      <Button
        size="xs"
        variant="default"
        onClick={() => onQuery({ source: undefined, levels: undefined, since: undefined, until: undefined })}
      >
        {t("filter.clear")}
      </Button>
    </div>
  );
}

type TimeProps = {
  label: string;
  at: LogTime | undefined;
  zone: string;
  onChange(at: LogTime | undefined): void;
};

function TimeField({ label, at, zone, onChange }: TimeProps) {
  return (
    <TextInput
      size="xs"
      type="datetime-local"
      step={1}
      label={label}
      value={at === undefined ? "" : writeLocalTime(at, zone)}
      onChange={(event) => onChange(readLocalTime(event.currentTarget.value, zone) ?? undefined)}
    />
  );
}

type JumpProps = { zone: string; onFirst(): void; onEnd(): void; onTime(at: LogTime): void };

/** Elsewhere in the log. */
export function JumpItems({ zone, onFirst, onEnd, onTime }: JumpProps) {
  const t = useTranslations("logs");
  const [text, setText] = useState("");
  const at = readLocalTime(text, zone);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (at !== null) onTime(at);
  };
  return (
    <>
      <Menu.Item onClick={onFirst}>{t("jump.first")}</Menu.Item>
      <Menu.Item onClick={onEnd}>{t("jump.end")}</Menu.Item>
      <Menu.Divider />
      <form className={classes.form} onSubmit={submit}>
        <TextInput
          size="xs"
          type="datetime-local"
          step={1}
          label={t("jump.time")}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <Group justify="flex-end">
          <Button type="submit" size="xs" disabled={at === null}>
            {t("jump.go")}
          </Button>
        </Group>
      </form>
    </>
  );
}

type ViewProps = { settings: LogSettings; onChange(change: Partial<LogSettings>): void };
const switches = ["wrap", "timestamps", "colours", "json", "group"] as const;

/** How lines are shown. */
export function ViewItems({ settings, onChange }: ViewProps) {
  const t = useTranslations("logs");
  const zones = [
    {
      value: "local",
      label: t("view.localZone", { zone: Intl.DateTimeFormat().resolvedOptions().timeZone }),
    },
    { value: "UTC", label: "UTC" },
    ...Intl.supportedValuesOf("timeZone").map((zone) => ({ value: zone, label: zone })),
  ];
  return (
    <div className={classes.form}>
      {switches.map((name) => (
        <Switch
          key={name}
          size="xs"
          label={t(`view.${name}`)}
          checked={settings[name]}
          onChange={(event) => onChange({ [name]: event.currentTarget.checked })}
        />
      ))}
      <NativeSelect
        size="xs"
        label={t("view.zone")}
        value={settings.zone}
        onChange={(event) => onChange({ zone: event.currentTarget.value })}
        data={zones}
      />
    </div>
  );
}

type SaveProps = {
  environment: string;
  containers: readonly LogContainer[];
  query: LogQuery;
  isFiltering: boolean;
  onCopy(): void;
};

/** The log as a file: as it was written, or what the filter wants. */
export function SaveItems({ environment, containers, query, isFiltering, onCopy }: SaveProps) {
  const t = useTranslations("logs");
  const files = [
    { label: t("save.raw"), options: {} },
    { label: t("save.stamped"), options: { timestamps: true } },
    { label: t("save.gzip"), options: { gzip: true } },
    ...(isFiltering ? [{ label: t("save.filtered"), options: wanted(query) }] : []),
  ];
  return (
    <>
      {containers.map(({ id, name }) => (
        <div key={id}>
          {containers.length > 1 && <Menu.Label>{name}</Menu.Label>}
          {files.map(({ label, options }) => (
            <Menu.Item
              key={label}
              component="a"
              download
              href={hrefOf(logs.download, { environment, container: id, ...options })}
            >
              {label}
            </Menu.Item>
          ))}
        </div>
      ))}
      <Menu.Divider />
      <Menu.Item onClick={onCopy}>{t("save.copy")}</Menu.Item>
    </>
  );
}

/** Only what is set: an empty text is no filter. */
const wanted = (query: LogQuery): LogQuery =>
  Object.fromEntries(
    Object.entries(query).filter(([, value]) => value !== "" && value !== false && value !== undefined),
  );
