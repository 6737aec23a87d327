"use client";

import { ActionIcon, Button } from "@mantine/core";
import { IconDownload, IconFolderPlus, IconFolderUp, IconRefresh, IconUpload } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { type ChangeEvent, useRef } from "react";
import { hrefOf } from "#lib/client/api-client.ts";
import { files } from "#lib/contracts/files.ts";
import { type ChosenFile, chosenFiles } from "./dropped-files.ts";
import { useFilePlace } from "./file-place.tsx";

type Props = { onReload(): void; onNewFolder(): void; onChosen(chosen: readonly ChosenFile[]): void };

const icon = { size: 15, stroke: 1.75, "aria-hidden": true } as const;

/** What can be done with a whole folder. */
export function FolderBar({ onReload, onNewFolder, onChosen }: Props) {
  const t = useTranslations("files");
  const { environment, container, folder, mayWrite } = useFilePlace();
  const one = useRef<HTMLInputElement>(null);
  const tree = useRef<HTMLInputElement>(null);
  const onChange = (event: ChangeEvent<HTMLInputElement>) => {
    const chosen = chosenFiles(event.currentTarget.files as FileList);
    event.currentTarget.value = "";
    onChosen(chosen);
  };
  const hidden = { type: "file", multiple: true, hidden: true, onChange } as const;
  return (
    <>
      <ActionIcon size={30} aria-label={t("reload")} title={t("reload")} onClick={onReload}>
        <IconRefresh {...icon} />
      </ActionIcon>
      <ActionIcon
        size={30}
        component="a"
        href={hrefOf(files.download, { environment, container, path: folder, as: "tar.gz" })}
        download
        aria-label={t("downloadFolder")}
        title={t("downloadFolder")}
      >
        <IconDownload {...icon} />
      </ActionIcon>
      {mayWrite && (
        <>
          <ActionIcon size={30} aria-label={t("newFolder")} title={t("newFolder")} onClick={onNewFolder}>
            <IconFolderPlus {...icon} />
          </ActionIcon>
          <ActionIcon
            size={30}
            aria-label={t("uploadFolder")}
            title={t("uploadFolder")}
            onClick={() => tree.current?.click()}
          >
            <IconFolderUp {...icon} />
          </ActionIcon>
          <Button leftSection={<IconUpload {...icon} />} onClick={() => one.current?.click()}>
            {t("upload")}
          </Button>
          <input ref={one} aria-label={t("upload")} {...hidden} />
          <input ref={tree} aria-label={t("uploadFolder")} {...hidden} {...{ webkitdirectory: "" }} />
        </>
      )}
    </>
  );
}
