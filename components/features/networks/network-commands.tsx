"use client";

import { IconEraser, IconNetwork } from "@tabler/icons-react";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { networkHref } from "#components/shared/links/resource-href.ts";
import { ResourceCommands } from "#components/shared/palette/resource-commands.tsx";
import { useDialogCommands } from "#components/shared/palette/use-dialog-commands.ts";
import { type NetworkRow, networks } from "#lib/contracts/networks.ts";
import { NetworkActionsProvider } from "./actions/network-actions-provider.tsx";
import { useNetworks } from "./queries.ts";

const PruneDialog = dynamic(() => import("./dialogs/prune-dialog.tsx").then((module) => module.PruneDialog), {
  ssr: false,
});

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
  const { commands, dialog } = usePrune(environment);
  return (
    <>
      <ResourceCommands<NetworkRow>
        noun="networks"
        title={t("title")}
        order={40}
        Icon={IconNetwork}
        rows={useNetworks(environment).data?.items}
        href={(row) => networkHref(environment, row.id)}
        detail={(row) => row.driver}
        textOf={textOf}
        commands={commands}
      />
      {dialog}
    </>
  );
}

const usePrune = (environment: string) => {
  const t = useTranslations("palette.commands");
  return useDialogCommands([
    {
      key: "prune networks",
      label: t("pruneNetworks"),
      words: "prune networks remove unused",
      Icon: IconEraser,
      access: networks.prune.access,
      dialog: (onClose) => <PruneDialog environment={environment} onClose={onClose} />,
    },
  ]);
};
