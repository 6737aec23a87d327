import type { ContainerFilter } from "#lib/docker/container-filter.ts";
import { containerFilterEntries } from "#lib/docker/container-filter-url.ts";

const ours = ["q", "state", "health", "image", "label", "network", "project", "group"];

/** An address's query with the filter in it. The sort is the table's own, and others' parameters are kept. */
export const withFilter = (search: string, filter: ContainerFilter): string => {
  const parameters = new URLSearchParams(search);
  for (const name of ours) parameters.delete(name);
  for (const [name, value] of containerFilterEntries(filter)) {
    if (ours.includes(name)) parameters.set(name, value);
  }
  const text = parameters.toString();
  return text === "" ? "" : `?${text}`;
};
