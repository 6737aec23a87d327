"use client";

import { Tabs } from "@mantine/core";
import { type ReactNode, useEffect, useRef } from "react";
import { useUrlState } from "../url-state/use-url-state.ts";
import classes from "./resource-page.module.css";

export type ResourceTab = {
  /** Also its word in the address. */
  name: string;
  label: string;
  /** Fills the page and scrolls by itself: a terminal, a tree. */
  fill?: boolean;
  /** Drawn only while the tab is open. */
  content(): ReactNode;
};

type Props = {
  /** The first is the one that the page opens with. */
  tabs: readonly [ResourceTab, ...ResourceTab[]];
  /** Names the row of tabs for screen readers. */
  label: string;
};

/** The parts of a resource's page. Which one is open is in the address. Give it the row's id as `key`. */
export function ResourceTabs({ tabs, label }: Props) {
  const [first] = tabs;
  const [name, setName] = useUrlState("tab", first.name);
  const open = tabs.find((tab) => tab.name === name) ?? first;
  const list = useActiveInSight(open.name);
  return (
    <Tabs
      value={open.name}
      onChange={(next) => setName(next ?? first.name)}
      keepMounted={false}
      className={classes.tabs}
    >
      <Tabs.List ref={list} className={classes.tabList} aria-label={label}>
        {tabs.map((tab) => (
          <Tabs.Tab key={tab.name} value={tab.name}>
            {tab.label}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      <Tabs.Panel value={open.name} className={open.fill ? classes.fill : classes.body}>
        {open.content()}
      </Tabs.Panel>
    </Tabs>
  );
}

/** On a phone the tabs do not fit side by side: the open one is brought into sight. */
const useActiveInSight = (name: string) => {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const active = list.current?.querySelector(`[role=tab][id$="${name}"]`);
    active?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }, [name]);
  return list;
};
