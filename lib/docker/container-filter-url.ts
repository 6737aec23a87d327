import { type ContainerFilter, defaultContainerFilter, type HealthChoice } from "./container-filter.ts";
import { type ContainerSort, containerSortKeys } from "./container-sort.ts";
import { containerStates, healthStates } from "./container-state.ts";

/** The part of `URLSearchParams` that reading needs. */
type SearchParameters = { get(name: string): string | null };

const healthChoices: readonly HealthChoice[] = [...healthStates, "none"];

/** Reads the filter from an address. What is missing, unknown or empty has its default. */
export function readContainerFilter(parameters: SearchParameters): ContainerFilter {
  const given = (name: string): string | null => parameters.get(name) || null;
  return {
    text: given("q") ?? "",
    states: chosen(given("state"), containerStates),
    health: chosen(given("health"), healthChoices),
    image: given("image"),
    label: given("label"),
    network: given("network"),
    project: given("project"),
    sort: readSort(given("sort")),
    group: given("group") === "project" ? "project" : "none",
  };
}

/** Those of `all` that are named in `a,b`, in the order of `all`: one choice has one address. */
const chosen = <T extends string>(text: string | null, all: readonly T[]): T[] => {
  const names = new Set<string>(text?.split(",") ?? []);
  return all.filter((one) => names.has(one));
};

function readSort(text: string | null): ContainerSort {
  const descending = text?.startsWith("-") ?? false;
  const by = containerSortKeys.find((key) => key === (descending ? text?.slice(1) : text));
  return by === undefined ? defaultContainerFilter.sort : { by, descending };
}

/**
 * Writes the filter as the entries of a `URLSearchParams`, in a fixed order and without defaults: the list as it opens
 * has no parameters at all.
 */
export function containerFilterEntries(filter: ContainerFilter): [name: string, value: string][] {
  const sort = `${filter.sort.descending ? "-" : ""}${filter.sort.by}`;
  const entries: [string, string | null][] = [
    ["q", filter.text],
    ["state", containerStates.filter((state) => filter.states.includes(state)).join(",")],
    ["health", healthChoices.filter((health) => filter.health.includes(health)).join(",")],
    ["image", filter.image],
    ["label", filter.label],
    ["network", filter.network],
    ["project", filter.project],
    ["sort", sort === defaultContainerFilter.sort.by ? null : sort],
    ["group", filter.group === "none" ? null : filter.group],
  ];
  return entries.filter((entry): entry is [string, string] => entry[1] !== null && entry[1] !== "");
}
