"use client";

import { IconDownload, IconEraser, IconStack2 } from "@tabler/icons-react";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { imageHref } from "#components/shared/links/resource-href.ts";
import { ResourceCommands } from "#components/shared/palette/resource-commands.tsx";
import { useDialogCommands } from "#components/shared/palette/use-dialog-commands.ts";
import { type ImageRow, images } from "#lib/contracts/images.ts";
import { pulls } from "#lib/contracts/pulls.ts";
import { ImageActionsProvider } from "./actions/image-actions-provider.tsx";
import { useImages } from "./queries.ts";

const PullDialog = dynamic(() => import("./dialogs/pull-dialog.tsx").then((module) => module.PullDialog), {
  ssr: false,
});
const PruneDialog = dynamic(() => import("./dialogs/prune-dialog.tsx").then((module) => module.PruneDialog), {
  ssr: false,
});

const textOf = (row: ImageRow): string => [...row.tags, ...row.digests].join("\n");

/** Images in the palette: to go to, and with all that can be done to them. */
export function ImageCommands({ environment }: { environment: string }) {
  return (
    <ImageActionsProvider environment={environment}>
      <Offers environment={environment} />
    </ImageActionsProvider>
  );
}

function Offers({ environment }: { environment: string }) {
  const t = useTranslations("images");
  const { commands, dialog } = useImageDialogs(environment);
  return (
    <>
      <ResourceCommands<ImageRow>
        noun="images"
        title={t("title")}
        order={20}
        Icon={IconStack2}
        rows={useImages(environment).data?.items}
        href={(row) => imageHref(environment, row.id)}
        detail={(row) => row.tags.slice(1).join(", ")}
        textOf={textOf}
        commands={commands}
      />
      {dialog}
    </>
  );
}

const useImageDialogs = (environment: string) => {
  const t = useTranslations("palette.commands");
  return useDialogCommands([
    {
      key: "pull image",
      label: t("pullImage"),
      words: "pull image download",
      Icon: IconDownload,
      access: pulls.start.access,
      dialog: (onClose) => <PullDialog environment={environment} onClose={onClose} />,
    },
    {
      key: "prune images",
      label: t("pruneImages"),
      words: "prune images remove unused",
      Icon: IconEraser,
      access: images.prune.access,
      dialog: (onClose) => <PruneDialog environment={environment} onClose={onClose} />,
    },
  ]);
};
