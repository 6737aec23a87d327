"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useCan } from "#components/shared/account/account-context.tsx";
import { ActDialog } from "#components/shared/actions/act-dialog.tsx";
import { ErrorNotice } from "#components/shared/errors/error-notice.tsx";
import { SkeletonRows } from "#components/ui/skeleton-rows.tsx";
import { queryFor } from "#lib/client/query-client.ts";
import { containerCreation } from "#lib/contracts/container-create.ts";
import type { ContainerRow } from "#lib/contracts/container-row.ts";
import type { ContainerSpec } from "#lib/docker/run/spec.ts";
import { visible } from "#lib/format/control-characters.ts";
import type { Limits } from "../actions/change-acts.ts";
import { LimitFields } from "./limit-fields.tsx";
import { limitTexts } from "./limit-texts.ts";
import { readLimits } from "./read-limits.ts";
import { asRestart, isSameRestart, RestartFields } from "./restart-fields.tsx";
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

function LimitsForm({ spec, row, onConfirm, onClose }: Omit<Props, "environment"> & { spec: ContainerSpec }) {
  const t = useTranslations("run");
  const isAdmin = useCan()("container.host-power");
  const [texts, setTexts] = useState(() => limitTexts(spec));
  const restartBefore = asRestart(spec.restart);
  const [restart, setRestart] = useState(restartBefore);
  const { limits, faults } = readLimits(spec, texts, isAdmin);
  const changed: Limits = isSameRestart(restart, restartBefore) ? limits : { ...limits, restart };
  const line = updateLine(row.name, changed);
  return (
    <ActDialog
      title={t("change.updateTitle", { name: visible(row.name) })}
      cli={line}
      confirm={t("change.verbs.update")}
      ready={Object.keys(changed).length > 0 && Object.keys(faults).length === 0}
      onConfirm={() => onConfirm(changed, line)}
      onClose={onClose}
    >
      <LimitFields
        {...{ spec, texts, limits, faults, isAdmin }}
        onChange={(name, text) => setTexts({ ...texts, [name]: text })}
      />
      <RestartFields restart={restart} onChange={setRestart} />
    </ActDialog>
  );
}
