"use client";

import { ActionIcon, Button, Loader, Menu, Switch, Tooltip } from "@mantine/core";
import {
  IconChevronDown,
  IconChevronUp,
  IconDownload,
  IconEqualNot,
  IconFilter,
  IconHistory,
  IconLetterCase,
  IconRegex,
  IconSettings,
} from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import type { ComponentType, KeyboardEvent, ReactNode } from "react";
import { SearchInput } from "#components/ui/search-input.tsx";
import type { LogQuery } from "./log-query.ts";
import type { SearchSnapshot } from "./log-search.ts";
import classes from "./log-view.module.css";

export type QueryChange = (change: Partial<LogQuery>) => void;

type Props = {
  query: LogQuery;
  onQuery: QueryChange;
  found: SearchSnapshot | null;
  /** Which hit is looked at, from 1; 0 for none. */
  place: number;
  onMove(step: 1 | -1): void;
  isOnly: boolean;
  onOnly(isOnly: boolean): void;
  /** Filters other than the text are set. */
  isFiltered: boolean;
  menus: { filter: ReactNode; view: ReactNode; jump: ReactNode; save: ReactNode };
};

/** Finding in a log, and what else can be done with it. */
export function LogToolbar({ menus, isFiltered, ...props }: Props) {
  const t = useTranslations("logs");
  return (
    <div className={classes.toolbar}>
      <Find {...props} />
      <span className={classes.spacer} />
      <ToolMenu label={t("filter.title")} Icon={IconFilter} isOn={isFiltered}>
        {menus.filter}
      </ToolMenu>
      <ToolMenu label={t("jump.title")} Icon={IconHistory}>
        {menus.jump}
      </ToolMenu>
      <ToolMenu label={t("view.title")} Icon={IconSettings}>
        {menus.view}
      </ToolMenu>
      <ToolMenu label={t("save.title")} Icon={IconDownload}>
        {menus.save}
      </ToolMenu>
    </div>
  );
}

function Find({ query, onQuery, found, place, onMove, isOnly, onOnly }: Omit<Props, "menus" | "isFiltered">) {
  const t = useTranslations("logs");
  const hasText = (query.text ?? "") !== "";
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || event.nativeEvent.isComposing || !hasText) return;
    event.preventDefault();
    event.stopPropagation();
    onMove(event.shiftKey ? -1 : 1);
  };
  return (
    <search className={classes.search} onKeyDownCapture={onKeyDown}>
      <SearchInput
        value={query.text ?? ""}
        onChange={(text) => onQuery({ text })}
        label={t("search.label")}
      />
      <Toggle
        label={t("search.exactCase")}
        Icon={IconLetterCase}
        isOn={query.exactCase}
        onChange={(exactCase) => onQuery({ exactCase })}
      />
      <Toggle
        label={t("search.regex")}
        Icon={IconRegex}
        isOn={query.regex}
        onChange={(regex) => onQuery({ regex })}
      />
      <Toggle
        label={t("search.inverse")}
        Icon={IconEqualNot}
        isOn={query.inverse}
        onChange={(inverse) => onQuery({ inverse })}
      />
      {hasText && (
        <>
          <ActionIcon aria-label={t("search.previous")} onClick={() => onMove(-1)}>
            <IconChevronUp size={16} aria-hidden />
          </ActionIcon>
          <ActionIcon aria-label={t("search.next")} onClick={() => onMove(1)}>
            <IconChevronDown size={16} aria-hidden />
          </ActionIcon>
          <Count found={found} place={place} />
          <Switch
            size="xs"
            label={t("search.only")}
            checked={isOnly}
            onChange={(event) => onOnly(event.currentTarget.checked)}
          />
        </>
      )}
    </search>
  );
}

function Count({ found, place }: { found: SearchSnapshot | null; place: number }) {
  const t = useTranslations("logs");
  return (
    <span className={classes.count} role="status">
      {found?.status === "running" && <Loader size={10} me={4} />}
      {found === null || (found.status === "running" && found.found === 0)
        ? ""
        : found.found === 0
          ? t("search.none")
          : t("search.count", { place, count: found.found })}
    </span>
  );
}

type ToggleProps = {
  label: string;
  Icon: ComponentType<{ size: number }>;
  isOn: boolean | undefined;
  onChange(isOn: boolean): void;
};

function Toggle({ label, Icon, isOn = false, onChange }: ToggleProps) {
  return (
    <Tooltip label={label}>
      <ActionIcon
        aria-label={label}
        aria-pressed={isOn}
        variant={isOn ? "light" : "subtle"}
        onClick={() => onChange(!isOn)}
      >
        <Icon size={16} aria-hidden />
      </ActionIcon>
    </Tooltip>
  );
}

type MenuProps = {
  label: string;
  Icon: ComponentType<{ size: number }>;
  isOn?: boolean;
  children: ReactNode;
};

function ToolMenu({ label, Icon, isOn = false, children }: MenuProps) {
  return (
    <Menu position="bottom-end" closeOnItemClick={false} shadow="md" withinPortal>
      <Menu.Target>
        <Button
          variant={isOn ? "light" : "default"}
          size="xs"
          px={8}
          leftSection={<Icon size={14} aria-hidden />}
        >
          {label}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>{children}</Menu.Dropdown>
    </Menu>
  );
}
