"use client";

import { IconStack2 } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { imageHref } from "#components/shared/links/resource-href.ts";
import { ResourceCommands } from "#components/shared/palette/resource-commands.tsx";
import type { ImageRow } from "#lib/contracts/images.ts";
import { ImageActionsProvider } from "./actions/image-actions-provider.tsx";
import { useImages } from "./queries.ts";

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
  return (
    <ResourceCommands<ImageRow>
      noun="images"
      title={t("title")}
      order={20}
      Icon={IconStack2}
      rows={useImages(environment).data?.items}
      href={(row) => imageHref(environment, row.id)}
      detail={(row) => row.tags.slice(1).join(", ")}
      textOf={textOf}
    />
  );
}
