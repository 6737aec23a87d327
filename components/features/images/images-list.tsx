"use client";

import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { BulkActions } from "#components/shared/actions/bulk-actions.tsx";
import { imageHref } from "#components/shared/links/resource-href.ts";
import { ListPage } from "#components/shared/list-page/list-page.tsx";
import { useListFilter } from "#components/shared/list-page/use-list-filter.ts";
import { PruneButton } from "#components/shared/prune/prune-button.tsx";
import { useResourceTable } from "#components/shared/resource-table/use-resource-table.ts";
import { type ImageRow, images } from "#lib/contracts/images.ts";
import { visible } from "#lib/format/control-characters.ts";
import { ImageActionsProvider } from "./actions/image-actions-provider.tsx";
import type { ImageVerb } from "./actions/image-acts.ts";
import { PullButton } from "./actions/pull-button.tsx";
import { defaultSort, useImageColumns } from "./columns.tsx";
import { imageName } from "./image-name.ts";
import { useImageFacets, useQuickUses } from "./list/use-image-facets.ts";
import { NoImages } from "./no-images.tsx";
import { useImages } from "./queries.ts";

const PruneDialog = dynamic(() => import("./dialogs/prune-dialog.tsx").then((module) => module.PruneDialog), {
  ssr: false,
});

const noRows: readonly ImageRow[] = [];
const textOf = ({ tags, digests, usedBy, labels }: ImageRow): string =>
  [...tags, ...digests, ...usedBy.first.map(({ name }) => name), ...Object.values(labels)].join("\n");

/** All images of an environment, live: which there are, who uses them, and which nobody does. */
export function ImagesList({ environment }: { environment: string }) {
  return (
    <ImageActionsProvider environment={environment}>
      <List environment={environment} />
    </ImageActionsProvider>
  );
}

function List({ environment }: { environment: string }) {
  const t = useTranslations("images");
  const query = useImages(environment);
  const filter = useListFilter(useImageFacets(), textOf);
  const table = useResourceTable<ImageRow>({
    id: "images",
    rows: query.data?.items ?? noRows,
    columns: useImageColumns(),
    filter: filter.matches,
    defaultSort,
    rowName: (row) => visible(imageName(row)),
    href: (row) => imageHref(environment, row.id),
    selectable: true,
  });
  return (
    <ListPage
      title={t("title")}
      search={t("search")}
      query={query}
      table={table}
      filter={filter}
      quick={useQuickUses()}
      actions={
        <>
          <PruneButton
            environment={environment}
            label={t("prune.button")}
            access={images.prune.access}
            Dialog={PruneDialog}
          />
          <PullButton environment={environment} />
        </>
      }
      empty={<NoImages />}
    >
      <BulkActions<ImageRow, ImageVerb> selection={table.selection} verbs={["remove"]} />
    </ListPage>
  );
}
