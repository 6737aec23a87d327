"use client";

import {
  IconBell,
  IconBookmark,
  IconBox,
  IconEraser,
  IconTerminal2,
  IconTransferIn,
} from "@tabler/icons-react";
import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useCan } from "#components/shared/account/account-context.tsx";
import { useExitWatch } from "#components/shared/exit-watch/exit-watch-context.ts";
import type { PaletteItem } from "#components/shared/palette/palette-group.ts";
import { ResourceCommands } from "#components/shared/palette/resource-commands.tsx";
import { useDialogCommands } from "#components/shared/palette/use-dialog-commands.ts";
import { savedLine } from "#components/shared/terminal/saved/saved-line.ts";
import { forImage, useSavedCommands } from "#components/shared/terminal/saved/use-saved.ts";
import { askForCommand } from "#components/shared/terminal/saved/wanted-command.ts";
import { containerPrune } from "#lib/contracts/container-prune.ts";
import type { ContainerRow } from "#lib/contracts/container-row.ts";
import { savedCommands } from "#lib/contracts/saved-commands.ts";
import { visible } from "#lib/format/control-characters.ts";
import { ContainerActionsProvider } from "./actions/container-actions-provider.tsx";
import { terminalRefusal } from "./actions/refusal.ts";
import { containerHref, terminalHref } from "./links.ts";
import { useContainers } from "./queries.ts";
import { useRunCommand } from "./use-run-command.ts";

const PruneDialog = dynamic(() => import("./dialogs/prune-dialog.tsx").then((module) => module.PruneDialog), {
  ssr: false,
});

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
  const { commands, dialog } = usePrune(environment);
  return (
    <>
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
        commands={[...useRunCommand(environment), ...commands]}
      />
      {dialog}
    </>
  );
}

const usePrune = (environment: string) => {
  const t = useTranslations("palette.commands");
  return useDialogCommands([
    {
      key: "prune containers",
      label: t("pruneContainers"),
      words: "prune containers remove stopped",
      Icon: IconEraser,
      access: containerPrune.prune.access,
      dialog: (onClose) => <PruneDialog environment={environment} onClose={onClose} />,
    },
  ]);
};

const icons = { exec: IconTerminal2, attach: IconTransferIn } as const;

const useTerminalItems = (environment: string): ((row: ContainerRow) => PaletteItem[]) => {
  const t = useTranslations("containers.actions");
  const can = useCan();
  const router = useRouter();
  const savedItems = useSavedItems(environment);
  const watchItem = useExitWatchItem(environment);
  return (row) => [
    ...(["exec", "attach"] as const)
      .filter((kind) => terminalRefusal(row, kind, can) === null)
      .map((kind) => ({
        key: kind,
        label: t(kind),
        Icon: icons[kind],
        run: () => router.push(terminalHref(environment, row.id, kind)),
      })),
    ...(terminalRefusal(row, "exec", can) === null ? savedItems(row) : []),
    ...watchItem(row),
  ];
};

/** The saved commands that fit a container; they are run on the page of terminals, where their output is. */
const useSavedItems = (environment: string): ((row: ContainerRow) => PaletteItem[]) => {
  const t = useTranslations("terminals.saved");
  const router = useRouter();
  const can = useCan();
  const { data } = useSavedCommands(can(savedCommands.list.access));
  return (row) =>
    forImage(data ?? [], row.image)
      .filter((command) => !command.privileged || can("container.host-power"))
      .map((command) => ({
        key: `saved ${command.id}`,
        label: t("run", { name: visible(command.name) }),
        detail: savedLine(command, t("shell")),
        Icon: IconBookmark,
        run: () => {
          askForCommand(command.id);
          router.push(terminalHref(environment, row.id, "saved"));
        },
      }));
};

const useExitWatchItem = (environment: string): ((row: ContainerRow) => PaletteItem[]) => {
  const t = useTranslations("exitWatch");
  const { isWatched, watch } = useExitWatch();
  return (row) =>
    row.state !== "running" || isWatched(row.id)
      ? []
      : [{ key: "exit-watch", label: t("tellMe"), Icon: IconBell, run: () => watch(environment, row) }];
};
