"use client";

import { Select, TextInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import type { PublishedPort } from "#lib/docker/run/spec.ts";
import { problemsAt } from "../form/field-problems.ts";
import { useRunForm } from "../form/run-form.ts";
import { withoutRow, withRow } from "./changed-rows.ts";
import type { FieldProps } from "./field-props.ts";
import classes from "./fields.module.css";
import { Rows } from "./rows.tsx";
import { useFlag } from "./use-flag.ts";
import { useErrorOf } from "./use-problem-text.ts";

const empty: PublishedPort = { hostIp: "", hostPort: "", containerPort: "", protocol: "tcp" };

/** `--publish`: ports of the host that lead into the container. */
export function PortsField({ field }: FieldProps) {
  const t = useTranslations("run.ports");
  const { spec, change } = useRunForm();
  const { label, description, error } = useFlag(field);
  const { publish } = spec;
  return (
    <Rows
      {...{ label, description, error }}
      rows={publish}
      row={(port, index) => (
        <Port
          port={port}
          index={index}
          onChange={(patch) => change({ publish: withRow(publish, index, patch) })}
        />
      )}
      add={{ label: t("add"), onAdd: () => change({ publish: [...publish, empty] }) }}
      remove={{
        label: (number) => t("remove", { number }),
        onRemove: (index) => change({ publish: withoutRow(publish, index) }),
      }}
    />
  );
}

type PortProps = { port: PublishedPort; index: number; onChange(patch: Partial<PublishedPort>): void };

function Port({ port, index, onChange }: PortProps) {
  const t = useTranslations("run.ports");
  const { problems } = useRunForm();
  const errorOf = useErrorOf();
  const text = (part: "hostIp" | "hostPort" | "containerPort", placeholder: string) => ({
    size: "xs",
    placeholder,
    "aria-label": t(part, { number: index + 1 }),
    value: port[part],
    // The words stand below all rows.
    error: errorOf(problemsAt(problems, `publish.${index}.${part}`)) !== undefined,
    onChange: (event: { currentTarget: { value: string } }) =>
      onChange({ [part]: event.currentTarget.value }),
  });
  return (
    <>
      <TextInput {...text("hostIp", t("anyAddress"))} className={classes.wide} />
      <span aria-hidden>:</span>
      <TextInput {...text("hostPort", "8080")} className={classes.short} />
      <span aria-hidden>→</span>
      <TextInput {...text("containerPort", "80")} className={classes.short} />
      <Select
        aria-label={t("protocol", { number: index + 1 })}
        data={["tcp", "udp", "sctp"]}
        value={port.protocol}
        onChange={(value) => onChange({ protocol: (value ?? "tcp") as PublishedPort["protocol"] })}
        className={classes.short}
      />
    </>
  );
}
