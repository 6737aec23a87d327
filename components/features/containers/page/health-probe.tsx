"use client";

import { Button } from "@mantine/core";
import { IconHeartbeat } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useCan } from "#components/shared/account/account-context.tsx";
import { ErrorNotice } from "#components/shared/errors/error-notice.tsx";
import classes from "#components/shared/resource-page/resource-page.module.css";
import { StatusDot } from "#components/ui/status-dot.tsx";
import { call } from "#lib/client/api-client.ts";
import type { ContainerRow } from "#lib/contracts/container-row.ts";
import type { OutputOf } from "#lib/contracts/contract.ts";
import { health } from "#lib/contracts/health.ts";
import { useContainerActions } from "../actions/container-acts.ts";
import { terminalRefusal } from "../actions/refusal.ts";
import { ProbeOutput } from "./health-log.tsx";

type Outcome = OutputOf<typeof health.probe>;

/** Runs the health check now, for who may run commands in the container, and shows what came of it. */
export function HealthProbe({ row }: { row: ContainerRow }) {
  const t = useTranslations("health");
  const refusals = useTranslations("containers.refusals");
  const { environment } = useContainerActions();
  const probe = useMutation({ mutationFn: () => call(health.probe, { environment, container: row.id }) });
  const refusal = terminalRefusal(row, "exec", useCan());
  if (refusal === "permission") return null;
  return (
    <section aria-live="polite">
      <div className={classes.tools}>
        <Button
          variant="default"
          leftSection={<IconHeartbeat size={14} aria-hidden />}
          disabled={refusal !== null}
          title={refusal === "hostPower" ? refusals(refusal) : undefined}
          loading={probe.isPending}
          onClick={() => probe.mutate()}
        >
          {t("runNow")}
        </Button>
        <span className={classes.dim}>{t("runHint")}</span>
      </div>
      {probe.isError && <ErrorNotice error={probe.error} />}
      {probe.data && <ProbeResult outcome={probe.data} />}
    </section>
  );
}

function ProbeResult({ outcome: { exitCode, output, tookMs } }: { outcome: Outcome }) {
  const t = useTranslations("health");
  const mayInspect = useCan()("container.inspect");
  const label =
    exitCode === null
      ? t("timedOut", { ms: tookMs })
      : exitCode === 0
        ? t("passed", { ms: tookMs })
        : t("failed", { code: exitCode, ms: tookMs });
  return (
    <>
      <p>
        <StatusDot tone={exitCode === 0 ? "ok" : "bad"} label={label} />
      </p>
      {mayInspect ? <ProbeOutput text={output} /> : <p className={classes.dim}>{t("withheld")}</p>}
    </>
  );
}
