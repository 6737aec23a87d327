"use client";

import { useTranslations } from "next-intl";
import { CodeBlock } from "#components/ui/code-block.tsx";
import classes from "./dashboard.module.css";
import { Panel } from "./panel.tsx";

const firstRun = "docker run -d --name web -p 8080:80 nginx";

/** What there is to do with an engine that holds nothing yet. */
export function EmptyEngine() {
  const t = useTranslations("dashboard.empty");
  return (
    <Panel title={t("title")}>
      <div className={classes.next}>
        <p>{t("hint")}</p>
        <CodeBlock label={t("command")}>{firstRun}</CodeBlock>
      </div>
    </Panel>
  );
}
