"use client";

import { Button } from "@mantine/core";
import { IconDownload, IconPhotoPlus } from "@tabler/icons-react";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useCan } from "#components/shared/account/account-context.tsx";
import { hrefOf } from "#lib/client/api-client.ts";
import { containerCommit } from "#lib/contracts/container-commit.ts";
import { containerExport } from "#lib/contracts/container-export.ts";
import type { ContainerRow } from "#lib/contracts/container-row.ts";

const CommitDialog = dynamic(
  () => import("../dialogs/commit-dialog.tsx").then((module) => module.CommitDialog),
  { ssr: false },
);
const icon = { size: 15, stroke: 1.75, "aria-hidden": true } as const;

/** What can be made of a container's file system: a tar archive, an image. */
export function ContentButtons({ environment, row }: { environment: string; row: ContainerRow }) {
  const t = useTranslations("content");
  const can = useCan();
  const [commits, setCommits] = useState(false);
  const isClosed = row.hostPower === true && !can("container.host-power");
  if (isClosed) return null;
  return (
    <>
      {can(containerExport.download.access) && (
        <Button
          component="a"
          variant="default"
          href={hrefOf(containerExport.download, { environment, container: row.id })}
          download
          leftSection={<IconDownload {...icon} />}
        >
          {t("export")}
        </Button>
      )}
      {can(containerCommit.commit.access) && (
        <Button variant="default" leftSection={<IconPhotoPlus {...icon} />} onClick={() => setCommits(true)}>
          {t("commit")}
        </Button>
      )}
      {commits && <CommitDialog environment={environment} row={row} onClose={() => setCommits(false)} />}
    </>
  );
}
