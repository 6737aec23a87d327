"use client";

import { useTranslations } from "next-intl";
import { CopyValue } from "./copy-value.tsx";
import { FactTable } from "./fact-table.tsx";
import { groupLabels } from "./label-groups.ts";
import classes from "./resource-page.module.css";
import { TabEmpty } from "./tab-empty.tsx";
import { useTextFilter } from "./use-text-filter.tsx";

type Props = {
  labels: Readonly<Record<string, string>>;
  /** Whether the reader's role is shown only some of them. */
  withheld?: boolean;
};

/** A resource's labels, by who wrote them. */
export function LabelsTab({ labels, withheld = false }: Props) {
  const t = useTranslations("resource.labels");
  const { field, matches, nothing } = useTextFilter();
  const all = Object.entries(labels);
  const found = all.filter(([key, value]) => matches(`${key}=${value}`));
  return (
    <>
      {withheld && <p className={classes.note}>{t("withheld")}</p>}
      {all.length === 0 ? (
        <TabEmpty title={t("none")} />
      ) : (
        <>
          <div className={classes.tools}>{field}</div>
          {nothing(found.length)}
          <div className={classes.stack}>
            {groupLabels(Object.fromEntries(found)).map(({ group, labels: those }) => (
              <section key={group}>
                <h2 className={classes.groupTitle}>{t(group)}</h2>
                <LabelTable label={t(group)} labels={those} />
              </section>
            ))}
          </div>
        </>
      )}
    </>
  );
}

function LabelTable({ label, labels }: { label: string; labels: readonly [key: string, value: string][] }) {
  const t = useTranslations("resource.labels");
  return (
    <FactTable
      label={label}
      heads={[t("key"), t("value")]}
      widths={["38%"]}
      rows={labels.map(([key, value]) => ({
        key,
        cells: [
          <CopyValue key="key" value={key} />,
          value === "" ? null : <CopyValue key="value" value={value} name={key} />,
        ],
      }))}
    />
  );
}
