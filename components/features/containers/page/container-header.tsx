"use client";

import { useTranslations } from "next-intl";
import { imageHref } from "#components/shared/links/resource-href.ts";
import { ResourceLink } from "#components/shared/links/resource-link.tsx";
import { ResourceHeader } from "#components/shared/resource-page/resource-header.tsx";
import type { ContainerRow } from "#lib/contracts/container-row.ts";
import { familiarImageName } from "#lib/docker/image-reference.ts";
import { HostPowerMark, SelfMark } from "../cells/name-cell.tsx";
import { StateCell } from "../cells/state-cell.tsx";
import { containersHref } from "../links.ts";
import { PageActions } from "./page-actions.tsx";

type Props = { environment: string; row: ContainerRow; gone: boolean };

/** The head of the page: which container, how it is, and what can be done. */
export function ContainerHeader({ environment, row, gone }: Props) {
  const t = useTranslations("containers");
  const { project } = row;
  const list = containersHref(environment);
  return (
    <ResourceHeader
      crumbs={[
        { label: t("title"), href: list },
        ...(project === null
          ? []
          : [{ label: project, href: `${list}?${new URLSearchParams({ project })}` }]),
      ]}
      name={row.name}
      aside={
        <>
          {row.self && <SelfMark />}
          {row.hostPower === true && <HostPowerMark />}
          {!gone && <StateCell row={row} />}
          <ResourceLink href={imageHref(environment, row.imageId)} name={familiarImageName(row.image)} />
        </>
      }
    >
      {!gone && <PageActions row={row} />}
    </ResourceHeader>
  );
}
