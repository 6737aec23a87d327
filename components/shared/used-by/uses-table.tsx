"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { StatusDot } from "#components/ui/status-dot.tsx";
import type { ContainerUse } from "#lib/contracts/used-by.ts";
import { FactTable } from "../resource-page/fact-table.tsx";
import classes from "../resource-page/resource-page.module.css";
import { TabEmpty } from "../resource-page/tab-empty.tsx";
import { useTextFilter } from "../resource-page/use-text-filter.tsx";
import { ContainerLink } from "./container-link.tsx";
import { toneOfUse } from "./tone-of-use.ts";

/** A table of more than this is narrowed by typing. */
const mostShown = 200;
const filterFrom = 8;

export type UseColumn<U> = { head: string; width: string; cell(use: U): ReactNode };

type Props<U extends ContainerUse> = {
  environment: string;
  uses: readonly U[];
  /** What is told of a use beside the container and its state. */
  columns: readonly UseColumn<U>[];
  empty: { title: string; hint: string };
};

/** All containers that use a thing, each a link to its page. */
export function UsesTable<U extends ContainerUse>({ environment, uses, columns, empty }: Props<U>) {
  const t = useTranslations("usedBy");
  const states = useTranslations("containers.states");
  const { field, matches, nothing } = useTextFilter();
  if (uses.length === 0) return <TabEmpty title={empty.title} hint={empty.hint} />;
  const found = uses.filter((use) => matches(use.name));
  return (
    <>
      {uses.length > filterFrom && <div className={classes.tools}>{field}</div>}
      {nothing(found.length)}
      {found.length > 0 && (
        <FactTable
          label={t("containers")}
          heads={[t("container"), t("state"), ...columns.map(({ head }) => head)]}
          widths={["30%", "132px", ...columns.map(({ width }) => width)]}
          rows={found.slice(0, mostShown).map((use) => ({
            key: use.id,
            cells: [
              <ContainerLink key="container" environment={environment} use={use} />,
              <StatusDot key="state" tone={toneOfUse[use.state]} label={states(use.state)} />,
              ...columns.map(({ cell }) => cell(use)),
            ],
          }))}
        />
      )}
      {found.length > mostShown && (
        <p className={classes.dim}>{t("andMore", { count: found.length - mostShown })}</p>
      )}
    </>
  );
}
