"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { PageHeader } from "#components/ui/page-header.tsx";
import type { ContainerRow } from "#lib/contracts/containers.ts";
import { familiarImageName } from "#lib/docker/image-reference.ts";
import { visible } from "#lib/format/control-characters.ts";
import { HostPowerMark, SelfMark } from "../cells/name-cell.tsx";
import { StateCell } from "../cells/state-cell.tsx";
import { containersHref } from "../links.ts";
import classes from "./page.module.css";
import { PageActions } from "./page-actions.tsx";

type Props = { environment: string; row: ContainerRow; gone: boolean };

/** The head of the page: which container, how it is, and what can be done. */
export function ContainerHeader({ environment, row, gone }: Props) {
  const t = useTranslations("containers");
  const { project } = row;
  return (
    <>
      <nav className={classes.crumbs} aria-label={t("page.where")}>
        <Link href={containersHref(environment)}>{t("title")}</Link>
        {project !== null && (
          <>
            <span aria-hidden>/</span>
            <Link href={`${containersHref(environment)}?${new URLSearchParams({ project })}`}>
              {visible(project)}
            </Link>
          </>
        )}
      </nav>
      <PageHeader
        title={<bdi>{visible(row.name)}</bdi>}
        aside={
          <>
            {row.self && <SelfMark />}
            {row.hostPower === true && <HostPowerMark />}
            {!gone && <StateCell row={row} />}
            <bdi className={classes.dim}>{visible(familiarImageName(row.image))}</bdi>
          </>
        }
      >
        {!gone && <PageActions row={row} />}
      </PageHeader>
    </>
  );
}
