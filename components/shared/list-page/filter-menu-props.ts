import type { FilterOption } from "./facet.ts";

export type FilterMenuProps = {
  label: string;
  /** Worked out only while the menu is open. */
  options(): readonly FilterOption[];
  chosen: readonly string[];
  onToggle(value: string): void;
  /** Pixels. */
  width?: number;
  /** Several may be chosen: the menu stays open. */
  several?: boolean;
  /** Any text may be chosen; words that choice. */
  freeText?: (text: string) => string;
};
