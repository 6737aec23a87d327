"use client";

import { Tabs } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { useUrlState } from "#components/shared/url-state/use-url-state.ts";
import type { ContainerRow } from "#lib/contracts/containers.ts";
import { DetailTab, type DetailTabName } from "./detail-tab.tsx";
import { JsonTab } from "./json-tab.tsx";
import classes from "./page.module.css";
import { TerminalTab } from "./terminal-tab.tsx";

const tabs = [
  "overview",
  "environment",
  "mounts",
  "networks",
  "ports",
  "labels",
  "health",
  "json",
  "terminal",
] as const;
type TabName = (typeof tabs)[number];

type Props = { environment: string; row: ContainerRow; gone: boolean };

/** The parts of a container's page. Which one is open is in the address. */
export function ContainerTabs({ environment, row, gone }: Props) {
  const t = useTranslations("containers.page");
  const [tabText, setTab] = useUrlState("tab", "overview");
  const tab = tabs.find((one) => one === tabText) ?? "overview";
  const list = useActiveInSight(tab);
  return (
    <Tabs
      value={tab}
      onChange={(next) => setTab(next ?? "overview")}
      keepMounted={false}
      className={classes.tabs}
    >
      <Tabs.List ref={list} className={classes.tabList} aria-label={t("sections")}>
        {tabs.map((name) => (
          <Tabs.Tab key={name} value={name}>
            {t(`tabs.${name}`)}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      <Tabs.Panel value={tab} className={isFull(tab) ? classes.fill : classes.body}>
        {tab === "json" && <JsonTab environment={environment} row={row} gone={gone} />}
        {tab === "terminal" && <TerminalTab environment={environment} row={row} gone={gone} />}
        {!isFull(tab) && <DetailTab name={tab} environment={environment} row={row} gone={gone} />}
      </Tabs.Panel>
    </Tabs>
  );
}

/** On a phone the tabs do not fit side by side: the open one is brought into sight. */
const useActiveInSight = (tab: TabName) => {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const active = list.current?.querySelector(`[role=tab][id$="${tab}"]`);
    active?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }, [tab]);
  return list;
};

/** These scroll by themselves, and read something else than the detail. */
const isFull = (tab: TabName): tab is Exclude<TabName, DetailTabName> => tab === "json" || tab === "terminal";
