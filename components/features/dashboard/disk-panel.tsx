"use client";

import { Button } from "@mantine/core";
import { useFormatter, useLocale, useTranslations } from "next-intl";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import type { DiskUse } from "#lib/contracts/system.ts";
import { byteFormat } from "#lib/format/bytes.ts";
import classes from "./dashboard.module.css";
import { Panel } from "./panel.tsx";
import { useDiskUse } from "./queries.ts";

/** What Docker takes on the disk, measured when somebody asks. */
export function DiskPanel({ environment }: { environment: string }) {
  const t = useTranslations("dashboard.disk");
  const { use, measuring, measure } = useDiskUse(environment);
  const button = (
    <Button size="compact-xs" variant="default" loading={measuring} onClick={measure}>
      {t(use ? "measureAgain" : "measure")}
    </Button>
  );
  return (
    <Panel title={t("title")} aside={button}>
      {use ? <DiskTable use={use} /> : <p className={classes.calm}>{t("notMeasured")}</p>}
    </Panel>
  );
}

function DiskTable({ use }: { use: DiskUse }) {
  const t = useTranslations("dashboard.disk");
  const total = use.kinds.reduce((sum, { size }) => sum + size, 0);
  return (
    <>
      <table className={classes.disk}>
        <thead>
          <tr>
            <th scope="col">{t("kind")}</th>
            <th scope="col">{t("inUse")}</th>
            <th scope="col">{t("size")}</th>
            <th scope="col">{t("reclaimable")}</th>
          </tr>
        </thead>
        <tbody>
          {use.kinds.map((kind) => (
            <DiskRow key={kind.kind} kind={kind} total={total} />
          ))}
        </tbody>
      </table>
      <p className={classes.foot}>
        {t.rich("measured", { time: () => <RelativeTime key="time" at={use.at} /> })}
      </p>
    </>
  );
}

function DiskRow({ kind, total }: { kind: DiskUse["kinds"][number]; total: number }) {
  const t = useTranslations("dashboard.disk");
  const locale = useLocale();
  const bytes = byteFormat(locale);
  const format = useFormatter();
  const share = (size: number) => `${total > 0 ? (size / total) * 100 : 0}%`;
  return (
    <tr>
      <th scope="row">{t(`kinds.${kind.kind}`)}</th>
      <td>{t("ofAll", { active: format.number(kind.active), all: format.number(kind.count) })}</td>
      <td>
        {bytes.decimal(kind.size)}
        <span className={classes.bar} aria-hidden>
          <span style={{ width: share(kind.size - kind.reclaimable) }} />
          <span data-free style={{ width: share(kind.reclaimable) }} />
        </span>
      </td>
      <td>{kind.reclaimable > 0 ? bytes.decimal(kind.reclaimable) : "–"}</td>
    </tr>
  );
}
