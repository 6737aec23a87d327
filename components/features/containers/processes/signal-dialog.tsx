"use client";

import { Select, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ActDialog } from "#components/shared/actions/act-dialog.tsx";
import { ErrorNotice } from "#components/shared/errors/error-notice.tsx";
import { useNotify } from "#components/shared/errors/use-notify.tsx";
import { SkeletonRows } from "#components/ui/skeleton-rows.tsx";
import { call } from "#lib/client/api-client.ts";
import type { ContainerRow } from "#lib/contracts/container-row.ts";
import { processes } from "#lib/contracts/processes.ts";
import { shellLine } from "#lib/docker/shell-quote.ts";
import type { signals } from "#lib/docker/signals.ts";
import { visible } from "#lib/format/control-characters.ts";
import { SignalSelect } from "../dialogs/signal-select.tsx";

type Signal = (typeof signals)[number];
type Props = { environment: string; row: ContainerRow; onClose(): void };

/** Sends a signal to one process. It is chosen by the number that it has inside the container, which is what `kill` takes. */
export function SignalDialog({ environment, row, onClose }: Props) {
  const t = useTranslations("processes");
  const notify = useNotify();
  const [pid, setPid] = useState<string | null>(null);
  const [signal, setSignal] = useState<string>("SIGTERM");
  const inside = useInside(environment, row.id);
  const send = async () => {
    const input = { environment, container: row.id, pid: Number(pid), signal: signal as Signal };
    try {
      await call(processes.signal, input);
      notify.done(t("sent", { signal, pid: pid ?? "", name: visible(row.name) }));
    } catch (error) {
      notify.failed(error, { action: t("signal"), target: visible(row.name) });
    }
  };
  return (
    <ActDialog
      title={t("signalTitle", { name: visible(row.name) })}
      cli={shellLine(["docker", "exec", row.name, "kill", "-s", signal.replace(/^SIG/, ""), pid ?? "PID"])}
      confirm={t("send")}
      ready={pid !== null && signal !== ""}
      onConfirm={() => void send()}
      onClose={onClose}
    >
      <Text size="sm" c="dimmed">
        {t("signalHint")}
      </Text>
      {inside.isPending && <SkeletonRows height={36} rows={1} />}
      {inside.isError && <ErrorNotice error={inside.error} onRetry={() => void inside.refetch()} />}
      {inside.data && (
        <Select
          label={t("process")}
          searchable
          data={inside.data.processes.map((one) => ({
            value: String(one.pid),
            label: `${one.pid}  ${visible(one.command)}`,
          }))}
          value={pid}
          onChange={setPid}
        />
      )}
      <SignalSelect value={signal} onChange={setSignal} />
    </ActDialog>
  );
}

/** Read once when the dialog opens: each reading runs a command in the container, and is in the audit log. */
const useInside = (environment: string, container: string) =>
  useQuery({
    queryKey: ["processes.inside", environment, container],
    queryFn: () => call(processes.inside, { environment, container }),
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
