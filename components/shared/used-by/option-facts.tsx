"use client";

import { useTranslations } from "next-intl";
import { CopyValue } from "../resource-page/copy-value.tsx";
import { Fact, Facts } from "../resource-page/facts.tsx";
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
      <Facts title={t("title")}>
        {options.map(({ key, value }) => (
          <Fact key={key} name={key}>
            {value === null && <span className={classes.dim}>{t("hidden")}</span>}
            {value !== null && value !== "" && <CopyValue value={value} name={key} />}
          </Fact>
        ))}
      </Facts>
    </div>
  );
}
