"use client";

import { useTranslations } from "next-intl";
import { networkHref } from "#components/shared/links/resource-href.ts";
import { ResourceLink } from "#components/shared/links/resource-link.tsx";
import { FactTable } from "#components/shared/resource-page/fact-table.tsx";
import classes from "#components/shared/resource-page/resource-page.module.css";
import { TabEmpty } from "#components/shared/resource-page/tab-empty.tsx";
import { CopyText } from "#components/ui/copy-text.tsx";
import type { ContainerDetail } from "#lib/contracts/container-detail.ts";
import { shortId } from "#lib/docker/names.ts";
import { visible } from "#lib/format/control-characters.ts";
import { useContainerActions } from "../actions/container-acts.ts";
import type { TabProps } from "./tab-props.ts";

type Network = ContainerDetail["networks"][number];

/** The networks it is in, and how it is found there. */
export function NetworksTab({ detail }: TabProps) {
  const t = useTranslations("containers.networks");
  if (detail.networkMode === "host") return <TabEmpty title={t("host")} hint={t("hostHint")} />;
  if (detail.networks.length === 0) return <TabEmpty title={t("none")} hint={t("noneHint")} />;
  return (
    <FactTable
      label={t("name")}
      heads={[t("name"), t("ip"), t("ipv6"), t("gateway"), t("mac"), t("aliases"), t("id")]}
      widths={["16%", "14%", "14%", "14%", "16%"]}
      rows={detail.networks.map((network) => ({
        key: network.name,
        cells: cellsOf(network, t("notConnected")),
      }))}
    />
  );
}

const cellsOf = (network: Network, notConnected: string) => [
  <NetworkLink key="name" network={network} />,
  network.ip === "" ? (
    <span key="ip" className={classes.dim}>
      {notConnected}
    </span>
  ) : (
    <CopyText key="ip" value={network.ip} />
  ),
  copied(network.ipv6),
  copied(network.gateway),
  copied(network.mac),
  network.aliases.map(visible).join(", "),
  network.networkId === "" ? null : (
    <CopyText key="id" value={network.networkId}>
      {shortId(network.networkId)}
    </CopyText>
  ),
];

function NetworkLink({ network }: { network: Network }) {
  const { environment } = useContainerActions();
  return (
    <ResourceLink href={networkHref(environment, network.networkId || network.name)} name={network.name} />
  );
}

const copied = (text: string) => (text === "" ? null : <CopyText value={text} />);
