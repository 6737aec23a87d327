"use client";

import { useTranslations } from "next-intl";
import { CodeBlock } from "#components/ui/code-block.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { RunButton } from "../actions/run-button.tsx";
import classes from "./list.module.css";

const firstRun = "docker run -d --name web -p 8080:80 nginx";

/** What an engine without containers shows: how to get the first one. */
export function NoContainers({ environment }: { environment: string }) {
  const t = useTranslations("containers.empty");
  return (
    <EmptyState
      title={t("title")}
      hint={
        <>
          <p className={classes.hint}>{t("hint")}</p>
          <div className={classes.first}>
            <RunButton environment={environment} />
          </div>
          <p className={classes.hint}>{t("orLine")}</p>
          <CodeBlock label={t("command")}>{firstRun}</CodeBlock>
        </>
      }
    />
  );
}
