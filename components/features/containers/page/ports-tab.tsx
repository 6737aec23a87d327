"use client";

import { useTranslations } from "next-intl";
import { FactTable } from "#components/shared/resource-page/fact-table.tsx";
import classes from "#components/shared/resource-page/resource-page.module.css";
import { TabEmpty } from "#components/shared/resource-page/tab-empty.tsx";
import type { ContainerRow } from "#lib/contracts/container-row.ts";
import { portUrl } from "#lib/docker/ports.ts";
import { usePanelHost } from "../cells/panel-host.ts";
import type { TabProps } from "./tab-props.ts";

type Port = ContainerRow["ports"][number];

/** Ports that the host's network reaches, and those that only other containers reach. */
export function PortsTab({ row }: TabProps) {
  const t = useTranslations("containers.ports");
  if (row.ports.length === 0) {
    return <TabEmpty title={t("none")} {...(row.state === "running" ? {} : { hint: t("noneRunning") })} />;
  }
  const published = [...row.ports].sort(
    (a, b) => Number(a.publicPort === null) - Number(b.publicPort === null),
  );
  return (
    <FactTable
      label={t("inside")}
      heads={[t("inside"), t("published"), t("open")]}
      widths={["25%", "35%"]}
      rows={published.map((port) => ({
        key: `${port.protocol} ${port.ip} ${port.publicPort} ${port.privatePort}`,
        cells: [
          <code key="inside" className={classes.mono}>{`${port.privatePort}/${port.protocol}`}</code>,
          <Published key="published" port={port} />,
          <OpenPort key="open" port={port} />,
        ],
      }))}
    />
  );
}

function Published({ port }: { port: Port }) {
  const t = useTranslations("containers.ports");
  if (port.publicPort === null) {
    return (
      <span className={classes.dim} title={t("notPublishedHint")}>
        {t("notPublished")}
      </span>
    );
  }
  return (
    <>
      <code className={classes.mono}>{port.publicPort}</code>{" "}
      <span className={classes.dim}>{port.ip ?? t("anyAddress")}</span>
    </>
  );
}

function OpenPort({ port }: { port: Port }) {
  const t = useTranslations("containers.ports");
  const url = portUrl(port, usePanelHost());
  if (url !== null) {
    return (
      <a href={url} target="_blank" rel="noreferrer">
        {url}
      </a>
    );
  }
  if (port.publicPort === null) return <span className={classes.dim}>{t("notPublishedHint")}</span>;
  return port.protocol === "tcp" ? <span className={classes.dim}>{t("notReachable")}</span> : null;
}
