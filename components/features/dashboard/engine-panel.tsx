"use client";

import { Skeleton } from "@mantine/core";
import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ErrorNotice } from "#components/shared/errors/error-notice.tsx";
import type { EngineFacts } from "#lib/contracts/system.ts";
import { byteFormat } from "#lib/format/bytes.ts";
import { visible } from "#lib/format/control-characters.ts";
import classes from "./dashboard.module.css";
import { Panel } from "./panel.tsx";
import type { useEngineFacts } from "./queries.ts";

/** What the engine says about itself and the machine it runs on. */
export function EnginePanel({ query }: { query: ReturnType<typeof useEngineFacts> }) {
  const t = useTranslations("dashboard.engine");
  const { data, error, refetch } = query;
  return (
    <Panel title={t("title")}>
      {data ? (
        <dl className={classes.facts}>
          <HostFacts facts={data} />
          <SettingFacts facts={data} />
        </dl>
      ) : error ? (
        <ErrorNotice error={error} onRetry={() => void refetch()} />
      ) : (
        <Skeleton className={classes.waiting} height={200} />
      )}
    </Panel>
  );
}

type Props = { facts: EngineFacts };

function HostFacts({ facts }: Props) {
  const t = useTranslations("dashboard.engine");
  const memory = byteFormat(useLocale()).binary(facts.memory);
  return (
    <>
      <Fact name={t("host")}>{visible(facts.name)}</Fact>
      <Fact name={t("version")}>{t("versionAndApi", { version: facts.version, api: facts.apiVersion })}</Fact>
      <Fact name={t("os")}>{visible(facts.os)}</Fact>
      <Fact name={t("kernel")}>{t("kernelAndArch", { kernel: facts.kernel, arch: facts.architecture })}</Fact>
      <Fact name={t("cpus")}>{facts.cpus}</Fact>
      <Fact name={t("memory")}>{memory}</Fact>
      <Fact name={t("storage")}>{facts.storageDriver}</Fact>
      <Fact name={t("rootDir")}>
        <code className={classes.path}>{visible(facts.rootDir)}</code>
      </Fact>
    </>
  );
}

function SettingFacts({ facts }: Props) {
  const t = useTranslations("dashboard.engine");
  const { swarm, proxy, registryMirrors } = facts;
  const security = facts.securityOptions.map(({ name, settings }) =>
    settings.length > 0 ? `${name} (${settings.join(", ")})` : name,
  );
  const others = facts.runtimes.filter((name) => name !== facts.defaultRuntime);
  return (
    <>
      <Fact name={t("cgroup")}>
        {t("cgroupAndDriver", { version: facts.cgroupVersion || "1", driver: facts.cgroupDriver })}
      </Fact>
      <Fact name={t("runtime")}>
        {others.length > 0
          ? t("runtimeAndOthers", { name: facts.defaultRuntime, others: others.join(", ") })
          : facts.defaultRuntime}
      </Fact>
      <Fact name={t("logging")}>{facts.loggingDriver}</Fact>
      <Fact name={t("security")}>{security.length > 0 ? security.join(", ") : t("none")}</Fact>
      <Fact name={t("liveRestore")}>{facts.liveRestore ? t("on") : t("off")}</Fact>
      <Fact name={t("swarm")}>
        {swarm.state === "active"
          ? t(swarm.manager ? "swarmManager" : "swarmWorker", { nodes: swarm.nodes })
          : swarm.state === "inactive"
            ? t("swarmInactive")
            : swarm.state}
      </Fact>
      {registryMirrors.length > 0 && (
        <Fact name={t("mirrors")}>{registryMirrors.map(visible).join(", ")}</Fact>
      )}
      {(proxy.http || proxy.https) && (
        <Fact name={t("proxy")}>
          {visible([...new Set([proxy.http, proxy.https])].filter(Boolean).join(", "))}
        </Fact>
      )}
    </>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className={classes.fact}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
