"use client";

import { Autocomplete, TagsInput, TextInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useLiveList } from "#components/shared/live/use-live-list.ts";
import { type NetworkRow, networkChannels, networks as networksContract } from "#lib/contracts/networks.ts";
import { isUserDefined, type NetworkSpec, plainNetwork } from "#lib/docker/run/spec/network.ts";
import { problemsAt } from "../form/field-problems.ts";
import { useRunForm } from "../form/run-form.ts";
import { withoutRow, withRow } from "./changed-rows.ts";
import type { FieldProps } from "./field-props.ts";
import classes from "./fields.module.css";
import { Rows } from "./rows.tsx";
import { useFlag } from "./use-flag.ts";
import { useErrorOf } from "./use-problem-text.ts";

/** `--network`, with the aliases and addresses that the container has in each. */
export function NetworksField({ field }: FieldProps) {
  const t = useTranslations("run.networks");
  const { spec, change, environment } = useRunForm();
  const { label, description, error } = useFlag(field);
  const rows = useLiveList<NetworkRow>(networksContract.list, networkChannels.follow, environment).data
    ?.items;
  const names = [...new Set(["bridge", "host", "none", ...(rows ?? []).map(({ name }) => name)])];
  const { networks } = spec;
  return (
    <Rows
      {...{ label, description, error }}
      rows={networks}
      row={(network, index) => (
        <Network
          network={network}
          index={index}
          names={names}
          onChange={(patch) => change({ networks: withRow(networks, index, patch) })}
        />
      )}
      add={{ label: t("add"), onAdd: () => change({ networks: [...networks, plainNetwork("")] }) }}
      remove={{
        label: (number) => t("remove", { number }),
        onRemove: (index) => change({ networks: withoutRow(networks, index) }),
      }}
    />
  );
}

type NetworkProps = {
  network: NetworkSpec;
  index: number;
  names: string[];
  onChange(patch: Partial<NetworkSpec>): void;
};

function Network({ network, index, names, onChange }: NetworkProps) {
  const t = useTranslations("run.networks");
  const { problems } = useRunForm();
  const errorOf = useErrorOf();
  const number = index + 1;
  const wrong = (part: string) => errorOf(problemsAt(problems, `networks.${index}.${part}`)) !== undefined;
  const own = isUserDefined(network.name) && network.name !== "";
  const texts = [
    ["ip", "172.20.0.5"],
    ["ip6", "2001:db8::5"],
    ["mac", "02:42:ac:11:00:02"],
  ] as const;
  return (
    <>
      <Autocomplete
        size="xs"
        aria-label={t("name", { number })}
        placeholder="container:web"
        data={names}
        value={network.name}
        onChange={(name) => onChange({ name })}
        error={wrong("name")}
        className={classes.wide}
      />
      {(own || network.aliases.length > 0) && (
        <TagsInput
          size="xs"
          aria-label={t("aliases", { number })}
          placeholder={network.aliases.length === 0 ? t("aliasesShort") : ""}
          splitChars={[",", " "]}
          value={network.aliases}
          onChange={(aliases) => onChange({ aliases })}
          error={wrong("aliases")}
          className={classes.wide}
        />
      )}
      {texts
        .filter(([part]) => own || network[part] !== "")
        .map(([part, placeholder]) => (
          <TextInput
            key={part}
            size="xs"
            aria-label={t(part, { number })}
            placeholder={placeholder}
            value={network[part]}
            onChange={(event) => onChange({ [part]: event.currentTarget.value.trim() })}
            error={wrong(part)}
            className={classes.medium}
          />
        ))}
    </>
  );
}
