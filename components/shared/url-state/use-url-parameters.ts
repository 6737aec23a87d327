"use client";

import { useSearchParams } from "next/navigation";
import { useCallback, useEffect, useRef, useState } from "react";
import { heldFrom, withAddress, withValue } from "./held-value.ts";
import { pickParameters, withParameters } from "./url-parameters.ts";

/** Browsers limit how often an address may be rewritten; typing must not run into that. */
const writeDelayMs = 150;

type Change = (changes: Readonly<Record<string, string>>, typing?: boolean) => void;

/**
 * Several parameters of the address as one state, as a query text in the order of `names` (stable). A change is seen at
 * once; while typing, the address follows a moment later, unless a link was pressed meanwhile: an address that is rewritten
 * while the router is on its way to another page takes the reader back.
 */
export const useUrlParameters = (names: readonly string[]): [ours: string, change: Change] => {
  const fromUrl = pickParameters(useSearchParams().toString(), names);
  const [held, setHeld] = useState(() => heldFrom(fromUrl));
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => {
    const drop = (event: MouseEvent) => {
      if (event.target instanceof Element && event.target.closest("a[href]")) clearTimeout(timer.current);
    };
    document.addEventListener("click", drop, true);
    return () => {
      document.removeEventListener("click", drop, true);
      clearTimeout(timer.current);
    };
  }, []);
  if (held.fromUrl !== fromUrl) setHeld(withAddress(held, fromUrl));
  const ours = held.value;
  const change = useCallback<Change>(
    (changes, typing = false) => {
      const parameters = new URLSearchParams(ours);
      for (const [name, value] of Object.entries(changes)) parameters.set(name, value);
      const next = pickParameters(parameters.toString(), names);
      setHeld((before) => withValue(before, next));
      clearTimeout(timer.current);
      if (typing) timer.current = setTimeout(() => write(names, next), writeDelayMs);
      else write(names, next);
    },
    [ours, names],
  );
  return [ours, change];
};

const write = (names: readonly string[], ours: string): void => {
  const { pathname, search, hash } = window.location;
  const next = withParameters(search, names, ours);
  if (next !== search) window.history.replaceState(null, "", pathname + next + hash);
};
