import type { ContainerFilter } from "#lib/docker/container-filter.ts";
import { containerFilterEntries, readContainerFilter } from "#lib/docker/container-filter-url.ts";

/** The filter as it is on the screen, and the address it was last held against. */
export type HeldFilter = {
  fromUrl: string;
  filter: ContainerFilter;
  /** What was chosen here since then. The address follows later, and must not undo what was typed meanwhile. */
  ours: ReadonlySet<string>;
};

const textOf = (filter: ContainerFilter): string =>
  new URLSearchParams(containerFilterEntries(filter)).toString();

/** Reads the filter of an address. */
export const heldFrom = (fromUrl: string): HeldFilter => ({
  fromUrl,
  filter: readContainerFilter(new URLSearchParams(fromUrl)),
  ours: new Set(),
});

/** The reader chose something. */
export const withChanges = (held: HeldFilter, changes: Partial<ContainerFilter>): HeldFilter => {
  const filter = { ...held.filter, ...changes };
  return { ...held, filter, ours: new Set([...held.ours, textOf(filter)]) };
};

/** The address changed: by our own delayed writing, which says nothing new, or by a link or the browser, which wins. */
export const withAddress = (held: HeldFilter, fromUrl: string): HeldFilter => {
  const arrived = heldFrom(fromUrl);
  const text = textOf({ ...arrived.filter, sort: held.filter.sort });
  // It has caught up with the screen: whatever comes now is not ours.
  if (text === textOf(held.filter)) return { ...held, fromUrl, ours: new Set() };
  return held.ours.has(text) ? { ...held, fromUrl } : arrived;
};
