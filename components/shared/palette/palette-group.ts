import type { Icon } from "@tabler/icons-react";

/** One line of the palette. */
export type PaletteItem = {
  /** Tells it apart from all other lines. */
  key: string;
  label: string;
  /** Stands behind the label, quieter. */
  detail?: string;
  Icon: Icon;
  danger?: boolean;
  run(): void;
  /** What can be done to it, where it is an object; asked for only when somebody wants to know. */
  acts?: () => readonly PaletteItem[];
};

/** A found line; the lower the rank, the better it fits. */
export type Found = { item: PaletteItem; rank: number };

/** What a noun, or the console itself, has to offer. */
export type PaletteGroup = {
  id: string;
  title: string;
  /** Among groups that fit equally well, the lower comes first. */
  order: number;
  /** The best lines for a query, best first and not many; `""` asks for what is worth showing unasked. */
  find(query: string): readonly Found[];
};
