import { containerStates } from "./container-state.ts";
import type { FilterableContainer } from "./filterable-container.ts";

/** What the list of containers can be sorted by. */
export const containerSortKeys = [
  "name",
  "image",
  "state",
  "health",
  "project",
  "ports",
  "network",
  "created",
  "uptime",
  "restarts",
  "exit",
] as const;
export type ContainerSortKey = (typeof containerSortKeys)[number];
export type ContainerSort = { by: ContainerSortKey; descending: boolean };

type SortValue = string | number | null;

// The most urgent first.
const healthOrder = ["unhealthy", "starting", "healthy"];

const readers: Record<ContainerSortKey, (row: FilterableContainer) => SortValue> = {
  name: (row) => naturalKey(row.name),
  image: (row) => naturalKey(row.image),
  state: (row) => containerStates.indexOf(row.state),
  health: (row) => (row.health === null ? null : healthOrder.indexOf(row.health)),
  project: (row) => (row.project === null ? null : naturalKey(row.project)),
  ports: (row) => lowest(row.ports.map((port) => port.publicPort ?? port.privatePort)),
  network: (row) =>
    row.networks[0] === undefined ? null : naturalKey(`${row.networks[0].name} ${row.networks[0].ip}`),
  created: (row) => row.createdAt,
  // Started last is up the shortest time.
  uptime: (row) => (row.state === "running" && row.startedAt !== null ? -row.startedAt : null),
  restarts: (row) => row.restarts,
  exit: (row) => row.exitCode,
};

const lowest = (values: readonly number[]): number | null =>
  values.length === 0 ? null : Math.min(...values);

/**
 * Text that sorts as a person would sort it (`web-2` before `web-10`, case aside) when compared by code units, so the
 * same in every language: each number is written with the count of its digits before it.
 */
export const naturalKey = (text: string): string =>
  text.toLowerCase().replace(/\d+/g, (digits) => {
    const number = digits.replace(/^0+(?=\d)/, "");
    return String(number.length).padStart(3, "0") + number;
  });

// Keys are asked for many times in one sort; a row never changes.
const known = new WeakMap<FilterableContainer, Map<ContainerSortKey, SortValue>>();

function sortValue(row: FilterableContainer, by: ContainerSortKey): SortValue {
  const values = known.get(row) ?? new Map<ContainerSortKey, SortValue>();
  if (values.size === 0) known.set(row, values);
  const value = values.get(by);
  if (value !== undefined) return value;
  const made = readers[by](row);
  values.set(by, made);
  return made;
}

/**
 * The order of two rows. Rows without the value stand last in both directions, equal ones by name and then by id, so
 * that a list never changes its order by itself.
 */
export function compareContainers(
  sort: ContainerSort,
): (a: FilterableContainer, b: FilterableContainer) => number {
  const direction = sort.descending ? -1 : 1;
  return (a, b) => {
    const left = sortValue(a, sort.by);
    const right = sortValue(b, sort.by);
    if (left === right) return byName(a, b);
    if (left === null) return 1;
    if (right === null) return -1;
    return left < right ? -direction : direction;
  };
}

const byName = (a: FilterableContainer, b: FilterableContainer): number =>
  order(sortValue(a, "name"), sortValue(b, "name")) || order(a.name, b.name) || order(a.id, b.id);

const order = (a: SortValue, b: SortValue): number =>
  a === b || a === null || b === null ? 0 : a < b ? -1 : 1;
