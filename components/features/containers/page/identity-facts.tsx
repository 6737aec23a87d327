"use client";

import { useTranslations } from "next-intl";
import { imageHref } from "#components/shared/links/resource-href.ts";
import { ResourceLink } from "#components/shared/links/resource-link.tsx";
import { Fact, Facts } from "#components/shared/resource-page/facts.tsx";
import { CopyText } from "#components/ui/copy-text.tsx";
import { familiarImageName } from "#lib/docker/image-reference.ts";
import { shortId } from "#lib/docker/names.ts";
import { visible } from "#lib/format/control-characters.ts";
import { useContainerActions } from "../actions/container-acts.ts";
import type { TabProps } from "./tab-props.ts";

/** Which container it is, of which image and project. */
export function IdentityFacts({ row, detail }: Pick<TabProps, "row" | "detail">) {
  const t = useTranslations("containers.overview");
  const { environment } = useContainerActions();
  return (
    <Facts title={t("identity")}>
      <Fact name={t("id")}>
        <CopyText value={row.id}>{shortId(row.id)}</CopyText>
      </Fact>
      <Fact name={t("image")}>
        <ResourceLink href={imageHref(environment, row.imageId)} name={familiarImageName(row.image)} />
      </Fact>
      <Fact name={t("imageId")}>
        <CopyText value={row.imageId}>{shortId(row.imageId)}</CopyText>
      </Fact>
      {row.project !== null && <Fact name={t("project")}>{visible(row.project)}</Fact>}
      {row.service !== null && <Fact name={t("service")}>{visible(row.service)}</Fact>}
      <Fact name={t("platform")}>{detail.platform}</Fact>
    </Facts>
  );
}
