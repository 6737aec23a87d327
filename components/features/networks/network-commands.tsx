"use client";

import { IconNetwork } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { networkHref } from "#components/shared/links/resource-href.ts";
import { ResourceCommands } from "#components/shared/palette/resource-commands.tsx";
import type { NetworkRow } from "#lib/contracts/networks.ts";
import { NetworkActionsProvider } from "./actions/network-actions-provider.tsx";
import { useNetworks } from "./queries.ts";

const textOf = (row: NetworkRow): string =>
  [row.driver, row.project ?? "", ...row.subnets.map(({ subnet }) => subnet)].join("\n");

/** Networks in the palette: to go to, and with all that can be done to them. */
export function NetworkCommands({ environment }: { environment: string }) {
  return (
    <NetworkActionsProvider environment={environment}>
      <Offers environment={environment} />
    </NetworkActionsProvider>
  );
}

function Offers({ environment }: { environment: string }) {
  const t = useTranslations("networks");
  return (
    <ResourceCommands<NetworkRow>
      noun="networks"
      title={t("title")}
      order={40}
      Icon={IconNetwork}
      rows={useNetworks(environment).data?.items}
      href={(row) => networkHref(environment, row.id)}
      detail={(row) => row.driver}
      textOf={textOf}
    />
  );
}
