"use client";

import { Skeleton } from "@mantine/core";
import Link from "next/link";
import { useFormatter, useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { listHref } from "#components/shared/links/resource-href.ts";
import type { SystemSummary } from "#lib/contracts/system.ts";
import { byteFormat } from "#lib/format/bytes.ts";
import { ContainerCounts } from "./container-counts.tsx";
import classes from "./dashboard.module.css";

type Props = { environment: string; summary: SystemSummary | undefined };

/** How much of everything there is; each number leads to its list. */
export function CountsStrip({ environment, summary }: Props) {
  const t = useTranslations("dashboard.counts");
  const locale = useLocale();
  const format = useFormatter();
  return (
    <section className={classes.counts} aria-label={t("label")}>
      <Count
        noun="containers"
        href={listHref(environment, "containers")}
        total={summary?.containers.total}
        wide
      >
        {summary && <ContainerCounts environment={environment} containers={summary.containers} />}
      </Count>
      <Count noun="images" href={listHref(environment, "images")} total={summary?.images.total}>
        {summary && (
          <>
            <span title={t("imagesSizeHint")}>{byteFormat(locale).decimal(summary.images.size)}</span>
            {summary.images.dangling > 0 && (
              <span>{t("dangling", { count: format.number(summary.images.dangling) })}</span>
            )}
          </>
        )}
      </Count>
      <Count noun="volumes" href={listHref(environment, "volumes")} total={summary?.volumes.total}>
        {summary && <Unused count={summary.volumes.unused} />}
      </Count>
      <Count noun="networks" href={listHref(environment, "networks")} total={summary?.networks.total}>
        {summary && <Unused count={summary.networks.unused} />}
      </Count>
    </section>
  );
}

type CountProps = {
  noun: "containers" | "images" | "volumes" | "networks";
  href: string;
  total: number | undefined;
  wide?: boolean;
  children: ReactNode;
};

function Count({ noun, href, total, wide, children }: CountProps) {
  const t = useTranslations("dashboard.counts");
  const format = useFormatter();
  return (
    <div className={classes.count} data-wide={wide || undefined}>
      <Link href={href} className={classes.countLink}>
        <span className={classes.countTitle}>{t(noun)}</span>
        <span className={classes.countTotal}>
          {total === undefined ? <Skeleton component="span" height={16} width={28} /> : format.number(total)}
        </span>
      </Link>
      <div className={classes.countDetail}>{children}</div>
    </div>
  );
}

function Unused({ count: unused }: { count: number }) {
  const t = useTranslations("dashboard.counts");
  const format = useFormatter();
  return <span>{unused === 0 ? t("allUsed") : t("unused", { count: format.number(unused) })}</span>;
}
