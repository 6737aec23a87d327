"use client";

import { Button } from "@mantine/core";
import { IconArrowLeft, IconDownload } from "@tabler/icons-react";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { SkeletonRows } from "#components/ui/skeleton-rows.tsx";
import { hrefOf } from "#lib/client/api-client.ts";
import { queryFor } from "#lib/client/query-client.ts";
import { type FileEntry, files } from "#lib/contracts/files.ts";
import { modeText } from "#lib/docker/file-mode.ts";
import { baseName, parentPath } from "#lib/docker/file-path.ts";
import { byteFormat } from "#lib/format/bytes.ts";
import { ErrorNotice } from "../errors/error-notice.tsx";
import { useFilePlace } from "./file-place.tsx";
import { FileText } from "./file-text.tsx";
import classes from "./files.module.css";
import { ImagePreview, imageType } from "./image-preview.tsx";

type Props = {
  /** Past links. */
  path: string;
  entry: FileEntry;
  onGo(path: string): void;
};

/** One file: its text, a picture, or what there is to say of it; and a way to have it. */
export function FileView({ path, entry, onGo }: Props) {
  const t = useTranslations("files");
  const { environment, container } = useFilePlace();
  const bytes = byteFormat(useLocale());
  return (
    <div className={classes.view}>
      <div className={classes.bar}>
        <Button
          variant="default"
          leftSection={<IconArrowLeft size={15} stroke={1.75} aria-hidden />}
          onClick={() => onGo(parentPath(path))}
        >
          {t("toFolder")}
        </Button>
        <span className={classes.note}>
          <span className={classes.mono}>{modeText(entry.kind, entry.permissions)}</span>
          {entry.kind === "file" && entry.size !== null && <span>{bytes.decimal(entry.size)}</span>}
        </span>
        {entry.kind === "file" && (
          <Button
            component="a"
            variant="default"
            href={hrefOf(files.download, { environment, container, path, as: "file" })}
            download
            leftSection={<IconDownload size={15} stroke={1.75} aria-hidden />}
          >
            {t("download")}
          </Button>
        )}
      </div>
      {entry.kind === "file" ? <Content path={path} entry={entry} /> : <p>{t(`noContent.${entry.kind}`)}</p>}
    </div>
  );
}

function Content({ path, entry }: Pick<Props, "path" | "entry">) {
  const t = useTranslations("files");
  const { environment, container } = useFilePlace();
  const client = useQueryClient();
  const reading = queryFor(files.text, { environment, container, path });
  const query = useQuery({
    ...reading,
    staleTime: 0,
    gcTime: 0,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
  if (query.isPending) return <SkeletonRows height={24} />;
  if (query.isError) return <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />;
  const read = query.data;
  if (read.state === "text") {
    return (
      <FileText
        key={read.version}
        read={read}
        onReadAgain={() => void client.resetQueries({ queryKey: reading.queryKey })}
      />
    );
  }
  if (imageType(baseName(path), entry.size) !== null) return <ImagePreview path={path} />;
  return <p>{read.state === "binary" ? t("binary") : t("tooLarge")}</p>;
}
