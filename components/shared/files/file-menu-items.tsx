"use client";

import { Menu } from "@mantine/core";
import { IconDownload, IconFileZip, IconPencil, IconTrash } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { hrefOf } from "#lib/client/api-client.ts";
import { type DownloadForm, files } from "#lib/contracts/files.ts";
import { joinPath } from "#lib/docker/file-path.ts";
import type { FilePlace } from "./file-place.tsx";
import type { FileRow } from "./use-listing.ts";

const icon = { size: 15, stroke: 1.75, "aria-hidden": true } as const;

/** The lines of an entry's menu. */
export function FileMenuItems({ row, place }: { row: FileRow; place: FilePlace }) {
  const t = useTranslations("files");
  const { environment, container, folder, running, mayWrite } = place;
  const href = (as: DownloadForm) =>
    hrefOf(files.download, { environment, container, path: joinPath(folder, row.name), as });
  const needsRunning = running ? null : t("needsRunning");
  return (
    <>
      {(row.kind === "file" || row.kind === "link") && (
        <Menu.Item component="a" href={href("file")} download leftSection={<IconDownload {...icon} />}>
          {t("download")}
        </Menu.Item>
      )}
      <Menu.Item component="a" href={href("tar")} download leftSection={<IconFileZip {...icon} />}>
        {t("downloadTar")}
      </Menu.Item>
      <Menu.Item component="a" href={href("tar.gz")} download leftSection={<IconFileZip {...icon} />}>
        {t("downloadTarGz")}
      </Menu.Item>
      {mayWrite && (
        <>
          <Menu.Divider />
          {needsRunning && <Menu.Label>{needsRunning}</Menu.Label>}
          <Menu.Item
            disabled={!running}
            leftSection={<IconPencil {...icon} />}
            onClick={() => place.rename(row)}
          >
            {t("rename")}
          </Menu.Item>
          <Menu.Item
            color="red"
            disabled={!running}
            leftSection={<IconTrash {...icon} />}
            onClick={() => place.remove(row)}
          >
            {t("remove")}
          </Menu.Item>
        </>
      )}
    </>
  );
}
