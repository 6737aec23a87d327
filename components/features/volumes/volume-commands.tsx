"use client";

import { IconDatabase, IconEraser, IconRulerMeasure } from "@tabler/icons-react";
import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useCan } from "#components/shared/account/account-context.tsx";
import { useMeasure } from "#components/shared/disk-use/use-measure.ts";
import { listHref, volumeHref } from "#components/shared/links/resource-href.ts";
import type { Command } from "#components/shared/palette/command-group.ts";
import { ResourceCommands } from "#components/shared/palette/resource-commands.tsx";
import { useDialogCommands } from "#components/shared/palette/use-dialog-commands.ts";
import { system } from "#lib/contracts/system.ts";
import { type VolumeRow, volumes } from "#lib/contracts/volumes.ts";
import { VolumeActionsProvider } from "./actions/volume-actions-provider.tsx";
import { useVolumes } from "./queries.ts";

const PruneDialog = dynamic(() => import("./dialogs/prune-dialog.tsx").then((module) => module.PruneDialog), {
  ssr: false,
});

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
  const { commands, dialog } = usePrune(environment);
  const measure = useMeasureCommand(environment);
  return (
    <>
      <ResourceCommands<VolumeRow>
        noun="volumes"
        title={t("title")}
        order={30}
        Icon={IconDatabase}
        rows={useVolumes(environment).data?.items}
        href={(row) => volumeHref(environment, row.name)}
        detail={(row) => row.driver}
        textOf={textOf}
        commands={[...commands, ...measure]}
      />
      {dialog}
    </>
  );
}

const usePrune = (environment: string) => {
  const t = useTranslations("palette.commands");
  return useDialogCommands([
    {
      key: "prune volumes",
      label: t("pruneVolumes"),
      words: "prune volumes remove unused",
      Icon: IconEraser,
      access: volumes.prune.access,
      dialog: (onClose) => <PruneDialog environment={environment} onClose={onClose} />,
    },
  ]);
};

/** Measures, and shows the figures where they stand. */
const useMeasureCommand = (environment: string): Command[] => {
  const t = useTranslations("palette.commands");
  const router = useRouter();
  const { measure } = useMeasure(environment, t("measureVolumes"));
  if (!useCan()(system.diskUse.access)) return [];
  const run = () => {
    measure();
    router.push(listHref(environment, "volumes"));
  };
  return [
    {
      key: "measure volumes",
      label: t("measureVolumes"),
      words: "measure sizes volumes disk",
      Icon: IconRulerMeasure,
      run,
    },
  ];
};
