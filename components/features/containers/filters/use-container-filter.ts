"use client";

import { useSearchParams } from "next/navigation";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { type ContainerFilter, defaultContainerFilter } from "#lib/docker/container-filter.ts";
import { containerFilterEntries } from "#lib/docker/container-filter-url.ts";
import { withFilter } from "./filter-address.ts";
import { heldFrom, withAddress, withChanges } from "./held-filter.ts";

export type FilterState = {
  filter: ContainerFilter;
  /** Changes some of it, and leaves the rest. */
  change(changes: Partial<ContainerFilter>): void;
  /** Shows everything again; sort and grouping stay. */
  clear(): void;
  /** Whether anything is left out. */
  active: boolean;
};

/** Browsers limit how often an address may be rewritten; typing must not run into that. A choice is written at once. */
const writeDelayMs = 150;

/** Which containers are shown, kept in the address. While typing, the address follows a moment later. */
export const useContainerFilter = (): FilterState => {
  const fromUrl = useSearchParams().toString();
  const [held, setHeld] = useState(() => heldFrom(fromUrl));
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  if (held.fromUrl !== fromUrl) setHeld(withAddress(held, fromUrl));
  const { filter } = held;
  const change = useCallback(
    (changes: Partial<ContainerFilter>) => {
      setHeld((before) => withChanges(before, changes));
      clearTimeout(timer.current);
      const next = { ...filter, ...changes };
      if (changes.text === undefined) writeFilter(next);
      else timer.current = setTimeout(() => writeFilter(next), writeDelayMs);
    },
    [filter],
  );
  return useMemo(() => {
    const { sort, group } = filter;
    const cleared = { ...defaultContainerFilter, sort, group };
    return { filter, change, clear: () => change(cleared), active: leavesOut(filter) };
  }, [filter, change]);
};

const leavesOut = (filter: ContainerFilter): boolean =>
  containerFilterEntries({ ...filter, sort: defaultContainerFilter.sort, group: "none" }).length > 0;

const writeFilter = (filter: ContainerFilter): void => {
  const { pathname, search, hash } = window.location;
  const next = withFilter(search, filter);
  if (next !== search) window.history.replaceState(null, "", pathname + next + hash);
};
