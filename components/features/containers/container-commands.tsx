"use client";

import { IconBox, IconTerminal2, IconTransferIn } from "@tabler/icons-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useCan } from "#components/shared/account/account-context.tsx";
import type { PaletteItem } from "#components/shared/palette/palette-group.ts";
import { ResourceCommands } from "#components/shared/palette/resource-commands.tsx";
import type { ContainerRow } from "#lib/contracts/container-row.ts";
import { ContainerActionsProvider } from "./actions/container-actions-provider.tsx";
import { terminalRefusal } from "./actions/refusal.ts";
import { containerHref, terminalHref } from "./links.ts";
import { useContainers } from "./queries.ts";

const textOf = (row: ContainerRow): string =>
  [row.image, row.project ?? "", row.service ?? "", row.state, row.health ?? ""].join("\n");

/** Containers in the palette: to go to, and with all that can be done to them. */
export function ContainerCommands({ environment }: { environment: string }) {
  return (
    <ContainerActionsProvider environment={environment}>
      <Offers environment={environment} />
    </ContainerActionsProvider>
  );
}

function Offers({ environment }: { environment: string }) {
  const t = useTranslations("containers");
  return (
    <ResourceCommands<ContainerRow>
      noun="containers"
      title={t("title")}
      order={10}
      Icon={IconBox}
      rows={useContainers(environment).data?.items}
      href={(row) => containerHref(environment, row.id)}
      detail={(row) => `${t(`states.${row.state}`)} · ${row.image}`}
      textOf={textOf}
      more={useTerminalItems(environment)}
    />
  );
}

const icons = { exec: IconTerminal2, attach: IconTransferIn } as const;

const useTerminalItems = (environment: string): ((row: ContainerRow) => PaletteItem[]) => {
  const t = useTranslations("containers.actions");
  const can = useCan();
  const router = useRouter();
  return (row) =>
    (["exec", "attach"] as const)
      .filter((kind) => terminalRefusal(row, kind, can) === null)
      .map((kind) => ({
        key: kind,
        label: t(kind),
        Icon: icons[kind],
        run: () => router.push(terminalHref(environment, row.id, kind)),
      }));
};
