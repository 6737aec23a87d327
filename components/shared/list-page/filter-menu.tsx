"use client";

import { Button } from "@mantine/core";
import { IconChevronDown } from "@tabler/icons-react";
import { cloneElement } from "react";
import { useOnDemand } from "#components/ui/use-on-demand.ts";
import type { FilterMenuProps } from "./filter-menu-props.ts";
import classes from "./list-page.module.css";

/** A button that opens a list to filter by. */
export function FilterMenu(props: FilterMenuProps) {
  const { loaded, bound } = useOnDemand(() => import("./filter-combobox.tsx"));
  const button = (
    <Button
      variant="default"
      className={classes.menuButton}
      data-chosen={props.chosen.length > 0 || undefined}
      rightSection={<IconChevronDown size={13} aria-hidden />}
    >
      {props.label}
    </Button>
  );
  if (loaded === null) return cloneElement(button, { ...bound, "aria-haspopup": "listbox" });
  return <loaded.FilterCombobox {...props} target={button} />;
}
