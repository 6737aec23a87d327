import type { ContainerSort } from "./container-sort.ts";
import type { ContainerState, HealthState } from "./container-state.ts";
import type { FilterableContainer } from "./filterable-container.ts";
import type { ContainerPort } from "./ports.ts";

/** Health as a choice: `none` are the containers without a check. */
export type HealthChoice = HealthState | "none";

/** What of the list is shown, and how. Empty lists, empty text and null leave nothing out. */
export type ContainerFilter = {
  /** Words that must all be found; see `containerMatcher`. */
  text: string;
  states: readonly ContainerState[];
  health: readonly HealthChoice[];
  /** A whole image name, with or without its tag. */
  image: string | null;
  /** `key` or `key=value`. */
  label: string | null;
  network: string | null;
  project: string | null;
  sort: ContainerSort;
  group: "none" | "project";
};

/** The list as it opens: everything, by name, in one table. */
export const defaultContainerFilter: ContainerFilter = {
  text: "",
  states: [],
  health: [],
  image: null,
  label: null,
  network: null,
  project: null,
  sort: { by: "name", descending: false },
  group: "none",
};

/**
 * Makes the test whether a row is shown. Each word of the text must be found in the name, image, project, service,
 * ports or label values, or begin the id (from three characters on); case does not count.
 */
export function containerMatcher(filter: ContainerFilter): (row: FilterableContainer) => boolean {
  const words = filter.text
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== "");
  const states = new Set<string>(filter.states);
  const health = new Set<string>(filter.health);
  const label = filter.label === null ? null : labelTest(filter.label);
  const { image, network, project } = filter;
  return (row) =>
    (states.size === 0 || states.has(row.state)) &&
    (health.size === 0 || health.has(row.health ?? "none")) &&
    (project === null || row.project === project) &&
    (image === null || isImage(row.image, image)) &&
    (network === null || row.networks.some(({ name }) => name === network)) &&
    (label === null || label(row.labels)) &&
    words.every((word) => hasWord(row, word));
}

const isImage = (image: string, wanted: string): boolean =>
  image.startsWith(wanted) && (image.length === wanted.length || ":@".includes(image.charAt(wanted.length)));

function labelTest(wanted: string): (labels: Readonly<Record<string, string>>) => boolean {
  const equals = wanted.indexOf("=");
  if (equals === -1) return (labels) => Object.hasOwn(labels, wanted);
  const key = wanted.slice(0, equals);
  const value = wanted.slice(equals + 1);
  return (labels) => Object.hasOwn(labels, key) && labels[key] === value;
}

const hasWord = (row: FilterableContainer, word: string): boolean =>
  searchText(row).includes(word) || (word.length >= 3 && row.id.startsWith(word));

// Lower-casing thousands of rows for each key press is what makes typing slow: once per row is enough.
const searchTexts = new WeakMap<FilterableContainer, string>();

function searchText(row: FilterableContainer): string {
  const known = searchTexts.get(row);
  if (known !== undefined) return known;
  // A line break is in no word, so nothing is found across two fields.
  const text = [
    row.name,
    row.image,
    row.project ?? "",
    row.service ?? "",
    ...row.ports.map(portText),
    ...Object.values(row.labels),
  ]
    .join("\n")
    .toLowerCase();
  searchTexts.set(row, text);
  return text;
}

/** Each port by itself: in a range such as `8000-8005` the numbers between could not be found. */
const portText = ({ ip, publicPort, privatePort, protocol }: ContainerPort): string =>
  `${publicPort === null ? "" : `${ip ?? ""}:${publicPort}->`}${privatePort}/${protocol}`;
