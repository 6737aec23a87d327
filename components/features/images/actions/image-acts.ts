"use client";

import { IconTrash } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import type { Acts } from "#components/shared/actions/act.ts";
import { call } from "#lib/client/api-client.ts";
import { type ImageRow, images } from "#lib/contracts/images.ts";
import { dockerImageCommand } from "#lib/docker/image-cli.ts";
import { shortId } from "#lib/docker/names.ts";
import { visible } from "#lib/format/control-characters.ts";
import { imageName } from "../image-name.ts";

export type ImageVerb = "remove";
export type ImageOptions = {
  /** Only these tags are taken off; the image itself stays. */
  tags?: readonly string[] | undefined;
  force?: boolean | undefined;
};

/** The words that name an image on the command line as a whole: all its tags, or its id. */
export const wholeOf = ({ id, tags }: ImageRow, force = false): readonly string[] =>
  tags.length === 0 || force ? [shortId(id)] : tags;

/** What can be done to an image. One in use is not refused here: the dialog says who holds it. */
export const useImageActs = (environment: string): Acts<ImageRow, ImageVerb, ImageOptions> => {
  const t = useTranslations("images");
  return useMemo(
    () => ({
      nameOf: imageName,
      verbs: {
        remove: {
          word: t("verbs.remove"),
          menuWord: t("verbs.removeDots"),
          doing: t("pending.remove"),
          done: (name) => t("done.remove", { name: visible(name) }),
          Icon: IconTrash,
          access: images.remove.access,
          danger: true,
          asks: true,
          reached: (now, before) => now.tags.length < before.tags.length,
          perform: (row, options) => removeImage(environment, row, options),
          cli: (rows, { tags, force }) =>
            dockerImageCommand({
              action: "remove",
              images: tags ?? rows.flatMap((row) => wholeOf(row, force)),
              force,
            }),
        },
      },
    }),
    [t, environment],
  );
};

const removeImage = async (
  environment: string,
  row: ImageRow,
  { tags, force }: ImageOptions,
): Promise<void> => {
  if (tags === undefined) return void (await call(images.remove, { environment, image: row.id, force }));
  for (const tag of tags) await call(images.remove, { environment, image: tag });
};
