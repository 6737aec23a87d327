"use client";

import { useTranslations } from "next-intl";
import { CopyValue } from "../resource-page/copy-value.tsx";
import { FactTable } from "../resource-page/fact-table.tsx";
import classes from "../resource-page/resource-page.module.css";

type Props = {
  options: readonly { key: string; value: string | null }[];
  /** Whether the reader's role is shown only their names. */
  withheld: boolean;
};

/** What a driver was told; nothing where it was told nothing. */
export function OptionFacts({ options, withheld }: Props) {
  const t = useTranslations("usedBy.options");
  if (options.length === 0) return null;
  return (
    <div className={classes.stack}>
      {withheld && <p className={classes.note}>{t("withheld")}</p>}
      <FactTable
        label={t("title")}
        heads={[t("title"), t("value")]}
        widths={["55%"]}
        rows={options.map(({ key, value }) => ({
          key,
          cells: [
            <CopyValue key="key" value={key} />,
            value === null ? (
              <span key="value" className={classes.dim}>
                {t("hidden")}
              </span>
            ) : (
              value !== "" && <CopyValue key="value" value={value} name={key} />
            ),
          ],
        }))}
      />
    </div>
  );
}
