"use client";

import { useTranslations } from "next-intl";
import { ActButton } from "#components/shared/actions/act-button.tsx";
import { PageMenu } from "#components/shared/actions/act-menu.tsx";
import { imageHref, listHref } from "#components/shared/links/resource-href.ts";
import { CopyButton } from "#components/shared/resource-page/copy-button.tsx";
import { RemovedNote } from "#components/shared/resource-page/removed-note.tsx";
import { ResourceHeader } from "#components/shared/resource-page/resource-header.tsx";
import { ResourcePage } from "#components/shared/resource-page/resource-page.tsx";
import { useLiveRow } from "#components/shared/resource-page/use-live-row.ts";
import { UseStateCell } from "#components/shared/used-by/use-state-cell.tsx";
import type { ImageRow } from "#lib/contracts/images.ts";
import { dockerImageCommand } from "#lib/docker/image-cli.ts";
import { shortId } from "#lib/docker/names.ts";
import { ImageActionsProvider } from "./actions/image-actions-provider.tsx";
import type { ImageVerb } from "./actions/image-acts.ts";
import { loadMenuItems } from "./actions/load-menu-items.ts";
import { RunImageButton } from "./actions/run-image-button.tsx";
import { findImage, imageName } from "./image-name.ts";
import { ImageTabs } from "./page/image-tabs.tsx";
import { useImages } from "./queries.ts";

type Props = {
  environment: string;
  /** A tag, the id, or the start of it. */
  image: string;
};

/** One image: what it is made of, who uses it, and what can be done to it. */
export function ImagePage({ environment, image }: Props) {
  const t = useTranslations("images");
  const actions = useTranslations("actions");
  const live = useLiveRow(useImages(environment), findImage, image);
  const list = listHref(environment, "images");
  const successorOf = ({ tags }: ImageRow) => {
    const next = live.list.data?.items.find((row) => row.tags.some((tag) => tags.includes(tag)));
    return next && imageHref(environment, next.id);
  };
  return (
    <ImageActionsProvider environment={environment}>
      <ResourcePage
        live={live}
        notFound={{ title: t("page.notFound"), back: { label: t("page.back"), href: list } }}
      >
        {(row, gone) => (
          <>
            <ResourceHeader
              crumbs={[{ label: t("title"), href: list }]}
              name={imageName(row)}
              aside={!gone && <UseStateCell row={row} />}
            >
              {!gone && (
                <>
                  <CopyButton
                    visibleFrom="sm"
                    label={actions("copyInspect")}
                    text={dockerImageCommand({ action: "inspect", image: row.tags[0] ?? shortId(row.id) })}
                  />
                  <RunImageButton row={row} />
                  <ActButton<ImageVerb> verb="remove" row={row} />
                  <PageMenu row={row} load={loadMenuItems} />
                </>
              )}
            </ResourceHeader>
            {gone && <RemovedNote title={t("page.removed")} successor={successorOf(row)} />}
            <ImageTabs key={row.id} environment={environment} row={row} gone={gone} />
          </>
        )}
      </ResourcePage>
    </ImageActionsProvider>
  );
}
