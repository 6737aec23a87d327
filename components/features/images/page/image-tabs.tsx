"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { EnvironmentTab } from "#components/shared/resource-page/environment-tab.tsx";
import { JsonTab } from "#components/shared/resource-page/json-tab.tsx";
import { LabelsTab } from "#components/shared/resource-page/labels-tab.tsx";
import { QueryTab } from "#components/shared/resource-page/query-tab.tsx";
import { type ResourceTab, ResourceTabs } from "#components/shared/resource-page/resource-tabs.tsx";
import { useResourceQuery } from "#components/shared/resource-page/use-resource-query.ts";
import { UsesTable } from "#components/shared/used-by/uses-table.tsx";
import { type ImageDetail, type ImageRow, images } from "#lib/contracts/images.ts";
import { imageName } from "../image-name.ts";
import { LayersTab } from "./layers-tab.tsx";
import { OverviewTab } from "./overview-tab.tsx";

type Props = { environment: string; row: ImageRow; gone: boolean };

/** The parts of an image's page. */
export function ImageTabs({ environment, row, gone }: Props) {
  const t = useTranslations("images.page");
  const input = { environment, image: row.id };
  const result = useResourceQuery(images.get, input, row, !gone);
  const ofDetail = (
    name: string,
    label: string,
    content: (detail: ImageDetail) => ReactNode,
  ): ResourceTab => ({
    name,
    label,
    content: () => (
      <QueryTab result={result} gone={gone}>
        {content}
      </QueryTab>
    ),
  });
  return (
    <ResourceTabs
      label={t("sections")}
      tabs={[
        ofDetail("overview", t("tabs.overview"), (detail) => <OverviewTab detail={detail} />),
        ofDetail("layers", t("tabs.layers"), (detail) => <LayersTab detail={detail} />),
        ofDetail("containers", t("tabs.containers", { count: row.usedBy.count }), (detail) => (
          <UsesTable
            environment={environment}
            uses={detail.uses}
            columns={[]}
            empty={{ title: t("unused"), hint: t("unusedHint") }}
          />
        )),
        ofDetail("environment", t("tabs.environment"), (detail) => (
          <EnvironmentTab env={detail.env} withheld={detail.redacted} />
        )),
        ofDetail("labels", t("tabs.labels"), (detail) => (
          <LabelsTab labels={detail.labels} withheld={detail.redacted} />
        )),
        {
          name: "json",
          label: t("tabs.json"),
          fill: true,
          content: () => (
            <JsonTab
              contract={images.json}
              input={input}
              row={row}
              name={imageName(row)}
              command={["docker", "image", "inspect"]}
              gone={gone}
            />
          ),
        },
      ]}
    />
  );
}
