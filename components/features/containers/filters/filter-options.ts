import type { ContainerRow } from "#lib/contracts/containers.ts";
import { familiarImageName } from "#lib/docker/image-reference.ts";
import { naturalKey } from "#lib/format/natural-key.ts";

/** Something to filter by, and how many of all containers have it. */
export type FilterOption = { value: string; label: string; count: number };

type ValuesOf = (row: ContainerRow) => readonly string[];

const counted = (rows: readonly ContainerRow[], valuesOf: ValuesOf): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const row of rows) {
    for (const value of new Set(valuesOf(row))) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return counts;
};

const options = (counts: Map<string, number>, labelOf = (value: string) => value): FilterOption[] =>
  [...counts]
    .map(([value, count]) => ({ value, label: labelOf(value), count }))
    .sort((a, b) => (naturalKey(a.label) < naturalKey(b.label) ? -1 : 1));

/** The images in use, by their familiar names. */
export const imageOptions = (rows: readonly ContainerRow[]): FilterOption[] =>
  options(
    counted(rows, (row) => [row.image]),
    familiarImageName,
  );

/** The networks in use. */
export const networkOptions = (rows: readonly ContainerRow[]): FilterOption[] =>
  options(counted(rows, (row) => row.networks.map(({ name }) => name)));

/** The compose projects. */
export const projectOptions = (rows: readonly ContainerRow[]): FilterOption[] =>
  options(counted(rows, (row) => (row.project === null ? [] : [row.project])));

/** Labels as `key` and as `key=value`; people's own before Docker's. */
export const labelOptions = (rows: readonly ContainerRow[]): FilterOption[] => {
  const all = options(
    counted(rows, (row) => Object.entries(row.labels).flatMap(([key, value]) => [key, `${key}=${value}`])),
  );
  const isDockers = ({ value }: FilterOption) => value.startsWith("com.docker.");
  return [...all.filter((one) => !isDockers(one)), ...all.filter(isDockers)];
};

/** How many containers are in each state, and how many of each health. */
export const stateCounts = (rows: readonly ContainerRow[]): Map<string, number> =>
  counted(rows, (row) => [row.state, row.health ?? "none"]);
