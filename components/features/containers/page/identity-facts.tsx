"use client";

import { useTranslations } from "next-intl";
import { CopyText } from "#components/ui/copy-text.tsx";
import { familiarImageName } from "#lib/docker/image-reference.ts";
import { shortId } from "#lib/docker/names.ts";
import { visible } from "#lib/format/control-characters.ts";
import { Fact, Facts } from "./facts.tsx";
import type { TabProps } from "./tab-props.ts";

/** Which container it is, of which image and project. */
export function IdentityFacts({ row, detail }: TabProps) {
  const t = useTranslations("containers.overview");
  return (
    <Facts title={t("identity")}>
      <Fact name={t("id")}>
        <CopyText value={row.id}>{shortId(row.id)}</CopyText>
      </Fact>
      <Fact name={t("image")}>
        <CopyText value={row.image}>{visible(familiarImageName(row.image))}</CopyText>
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
