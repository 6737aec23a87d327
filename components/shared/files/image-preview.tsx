"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { SkeletonRows } from "#components/ui/skeleton-rows.tsx";
import { hrefOf } from "#lib/client/api-client.ts";
import { files } from "#lib/contracts/files.ts";
import { baseName } from "#lib/docker/file-path.ts";
import { useFilePlace } from "./file-place.tsx";
import classes from "./files.module.css";
import { shownName } from "./shown-name.ts";

/** Pictures made of dots alone: one that is a document (SVG) could bring script along. */
const types: Readonly<Record<string, string>> = {
  png: "image/png",
  jpg: "image/jpeg",
  jpeg: "image/jpeg",
  gif: "image/gif",
  webp: "image/webp",
  avif: "image/avif",
  bmp: "image/bmp",
  ico: "image/x-icon",
};
const maxBytes = 5 * 1024 * 1024;

/** The type to show a file as a picture, by its name; null where it is not shown. */
export const imageType = (name: string, size: number | null): string | null =>
  size !== null && size <= maxBytes ? (types[name.split(".").at(-1)?.toLowerCase() ?? ""] ?? null) : null;

/** A picture out of a container. The type is ours: whatever is in the file, the browser takes it for this or nothing. */
export function ImagePreview({ path }: { path: string }) {
  const t = useTranslations("files");
  const { environment, container } = useFilePlace();
  const name = baseName(path);
  const query = useQuery({
    queryKey: ["files.image", environment, container, path],
    gcTime: 0,
    queryFn: async ({ signal }) => {
      const href = hrefOf(files.download, { environment, container, path, as: "file" });
      const answer = await fetch(href, { credentials: "same-origin", signal });
      if (!answer.ok) throw new Error(String(answer.status));
      return dataUrl(await answer.arrayBuffer(), imageType(name, 0) ?? "image/png");
    },
  });
  if (query.isPending) return <SkeletonRows height={24} />;
  if (query.isError) return <p>{t("binary")}</p>;
  // biome-ignore lint/performance/noImgElement: the picture is in the page already; there is nothing to optimize.
  return <img src={query.data} alt={shownName(name)} className={classes.image} />;
}

const dataUrl = (bytes: ArrayBuffer, type: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result as string);
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(new Blob([bytes], { type }));
  });
