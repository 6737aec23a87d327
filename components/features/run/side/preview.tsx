"use client";

import { useTranslations } from "next-intl";
import { CodeBlock } from "#components/ui/code-block.tsx";
import { formatRunLine, lineLosses } from "#lib/docker/run/format-line.ts";
import { flagOf } from "../form/field-problems.ts";
import { useRunForm } from "../form/run-form.ts";
import classes from "../run.module.css";

/** The line that a terminal would need for the same. */
export function Preview({ verb }: { verb: "run" | "create" }) {
  const t = useTranslations("run.preview");
  const { spec } = useRunForm();
  const image = spec.image === "" ? "IMAGE" : spec.image;
  const losses = lineLosses(spec);
  return (
    <section>
      <h2 className={classes.sideTitle}>{t("title")}</h2>
      <CodeBlock label={t("title")}>{formatRunLine({ ...spec, image }, verb)}</CodeBlock>
      {losses.length > 0 && (
        <p className={classes.dim}>
          {t("losses", { fields: losses.map((field) => flagOf(field) ?? field).join(", ") })}
        </p>
      )}
    </section>
  );
}
