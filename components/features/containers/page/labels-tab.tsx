"use client";

import { useTranslations } from "next-intl";
import { CopyValue } from "./copy-value.tsx";
import { FactTable } from "./fact-table.tsx";
import { useTextFilter } from "./filter-field.tsx";
import { groupLabels } from "./label-groups.ts";
import classes from "./page.module.css";
import { TabEmpty } from "./tab-empty.tsx";
import type { TabProps } from "./tab-props.ts";

/** Its labels, by who wrote them. */
export function LabelsTab({ detail }: TabProps) {
  const t = useTranslations("containers.labels");
  const { field, matches, nothing } = useTextFilter();
  const withheld = detail.redacted && <p className={classes.note}>{t("withheld")}</p>;
  if (Object.keys(detail.labels).length === 0) {
    return (
      <>
        {withheld}
        <TabEmpty title={t("none")} />
      </>
    );
  }
  const found = Object.entries(detail.labels).filter(([key, value]) => matches(`${key}=${value}`));
  return (
    <>
      {withheld}
      <div className={classes.tools}>{field}</div>
      {nothing(found.length)}
      <div className={classes.stack}>
        {groupLabels(Object.fromEntries(found)).map(({ group, labels }) => (
          <section key={group}>
            <h2 className={classes.groupTitle}>{t(group)}</h2>
            <FactTable
              label={t(group)}
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
          </section>
        ))}
      </div>
    </>
  );
}
