"use client";

import { Select, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ActDialog } from "#components/shared/actions/act-dialog.tsx";
import { ErrorNotice } from "#components/shared/errors/error-notice.tsx";
import { SkeletonRows } from "#components/ui/skeleton-rows.tsx";
import { queryFor } from "#lib/client/query-client.ts";
import { containerCreation } from "#lib/contracts/container-create.ts";
import type { ContainerRow } from "#lib/contracts/container-row.ts";
import type { ContainerSpec } from "#lib/docker/run/spec.ts";
import { visible } from "#lib/format/control-characters.ts";
import type { Limits } from "../actions/change-acts.ts";
import { changedLimits, limitFlags, limitNames, limitTexts } from "./limit-texts.ts";
import { updateLine } from "./update-line.ts";

type Props = {
  environment: string;
  row: ContainerRow;
  onConfirm(limits: Limits, line: string): void;
  onClose(): void;
};

/** Asks for other limits and another restart policy, which count at once. */
export function UpdateDialog({ environment, row, ...props }: Props) {
  const t = useTranslations("run.change");
  const query = useQuery({
    ...queryFor(containerCreation.spec, { environment, container: row.id }),
    staleTime: 0,
    gcTime: 0,
  });
  if (query.data !== undefined && !query.isFetching)
    return <LimitsForm spec={query.data.spec} row={row} {...props} />;
  return (
    <ActDialog
      title={t("updateTitle", { name: visible(row.name) })}
      confirm={t("verbs.update")}
      ready={false}
      onConfirm={() => undefined}
      onClose={props.onClose}
    >
      {query.isError ? <ErrorNotice error={query.error} /> : <SkeletonRows height={48} rows={4} />}
    </ActDialog>
  );
}

const policies = ["no", "always", "unless-stopped", "on-failure"] as const;
type Policy = (typeof policies)[number];

function LimitsForm({ spec, row, onConfirm, onClose }: Omit<Props, "environment"> & { spec: ContainerSpec }) {
  const t = useTranslations("run");
  const before = limitTexts(spec);
  const [now, setNow] = useState(before);
  const policyBefore = (spec.restart.policy || "no") as Policy;
  const [policy, setPolicy] = useState(policyBefore);
  const { limits, unread } = changedLimits(before, now);
  const changed: Limits =
    policy === policyBefore ? limits : { ...limits, restart: { policy, maximumRetries: 0 } };
  const line = updateLine(row.name, changed);
  return (
    <ActDialog
      title={t("change.updateTitle", { name: visible(row.name) })}
      cli={line}
      confirm={t("change.verbs.update")}
      ready={Object.keys(changed).length > 0 && Object.keys(unread).length === 0}
      onConfirm={() => onConfirm(changed, line)}
      onClose={onClose}
    >
      {limitNames.map((name) => (
        <TextInput
          key={name}
          size="xs"
          label={t(`flags.${limitFlags[name]}.label`)}
          placeholder={t("change.unlimited")}
          value={now[name]}
          onChange={(event) => setNow({ ...now, [name]: event.currentTarget.value })}
          error={
            unread[name] === undefined
              ? undefined
              : t("problems.unreadable", { value: now[name], expected: unread[name] })
          }
          spellCheck={false}
        />
      ))}
      <Select
        label={t("flags.restart.label")}
        data={policies.map((value) => ({ value, label: t(`restart.${value}`) }))}
        value={policy}
        onChange={(value) => setPolicy((value ?? "no") as Policy)}
      />
    </ActDialog>
  );
}
