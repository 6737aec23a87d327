"use client";

import { Button } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { pulls } from "#lib/contracts/pulls.ts";
import { useCan } from "../account/account-context.tsx";
import classes from "./pulls.module.css";
import { usePullsPanel } from "./pulls-context.ts";
import { usePulls } from "./use-pulls.ts";

/** The way to the pulls from any page; nothing while there are none. */
export function PullsIndicator({ environment }: { environment: string }) {
  const can = useCan();
  return can(pulls.list.access) ? <Indicator environment={environment} /> : null;
}

function Indicator({ environment }: { environment: string }) {
  const t = useTranslations("pulls");
  const { open } = usePullsPanel();
  const items = usePulls(environment).data?.items ?? [];
  if (items.length === 0) return null;
  const running = items.filter(({ state }) => state === "running").length;
  return (
    <Button
      size="compact-sm"
      className={classes.indicator}
      variant={running > 0 ? "light" : "subtle"}
      {...(running > 0 ? {} : { color: "gray" })}
      leftSection={<IconDownload size={15} stroke={1.75} aria-hidden />}
      aria-haspopup="dialog"
      onClick={open}
    >
      <span className={classes.word}>{running > 0 ? t("running", { count: running }) : t("title")}</span>
      {running > 0 && (
        <span className={classes.count} aria-hidden>
          {running}
        </span>
      )}
    </Button>
  );
}
