"use client";

import { IconDatabase } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { volumeHref } from "#components/shared/links/resource-href.ts";
import { ResourceCommands } from "#components/shared/palette/resource-commands.tsx";
import type { VolumeRow } from "#lib/contracts/volumes.ts";
import { VolumeActionsProvider } from "./actions/volume-actions-provider.tsx";
import { useVolumes } from "./queries.ts";

const textOf = (row: VolumeRow): string => [row.driver, row.project ?? ""].join("\n");

/** Volumes in the palette: to go to, and with all that can be done to them. */
export function VolumeCommands({ environment }: { environment: string }) {
  return (
    <VolumeActionsProvider environment={environment}>
      <Offers environment={environment} />
    </VolumeActionsProvider>
  );
}

function Offers({ environment }: { environment: string }) {
  const t = useTranslations("volumes");
  return (
    <ResourceCommands<VolumeRow>
      noun="volumes"
      title={t("title")}
      order={30}
      Icon={IconDatabase}
      rows={useVolumes(environment).data?.items}
      href={(row) => volumeHref(environment, row.name)}
      detail={(row) => row.driver}
      textOf={textOf}
    />
  );
}
