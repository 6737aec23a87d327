// A table element cannot be virtualized without breaking its layout: these are the roles of one, on plain elements, with
// the focus on the grid, which names its active row.
// biome-ignore-all lint/a11y/useSemanticElements: see above
// biome-ignore-all lint/a11y/useFocusableInteractive: see above
"use client";

import { Checkbox, UnstyledButton } from "@mantine/core";
import { IconChevronDown, IconChevronRight } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import classes from "./resource-table.module.css";

type Props = {
  domId: string;
  index: number;
  /** `null` while it sticks to the top. */
  top: number | null;
  label: string;
  count: number;
  collapsed: boolean;
  active: boolean;
  /** How many of its rows are selected; `null` where rows cannot be selected. */
  selected: number | null;
  /** What the feature has to say about the group. */
  extra: ReactNode;
};

/** The head of a group. It stays in sight while its rows scroll by. */
export function GroupRow(props: Props) {
  const { index, top, label, count, collapsed, active, selected, extra } = props;
  const t = useTranslations("table");
  const Chevron = collapsed ? IconChevronRight : IconChevronDown;
  const tabIndex = active ? 0 : -1;
  return (
    <div
      id={props.domId}
      role="row"
      aria-rowindex={index + 2}
      aria-label={label}
      data-index={index}
      data-active={active || undefined}
      data-sticky={top === null || undefined}
      className={classes.group}
      style={top === null ? undefined : { transform: `translateY(${top}px)` }}
    >
      {selected !== null && (
        <div role="gridcell" className={classes.check} data-select>
          <Checkbox
            size="xs"
            readOnly
            checked={selected === count}
            indeterminate={selected > 0 && selected < count}
            tabIndex={tabIndex}
            aria-label={t("selectRow", { name: label })}
          />
        </div>
      )}
      <div role="gridcell" className={classes.groupCell}>
        <UnstyledButton
          className={classes.groupToggle}
          tabIndex={tabIndex}
          aria-expanded={!collapsed}
          aria-label={t(collapsed ? "expand" : "collapse", { name: label })}
          data-toggle
        >
          <Chevron size={14} aria-hidden />
          <span className={classes.groupLabel}>{label}</span>
        </UnstyledButton>
        <span className={classes.groupCount}>{count}</span>
        {extra}
      </div>
    </div>
  );
}
