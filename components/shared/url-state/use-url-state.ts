"use client";

import { useSearchParams } from "next/navigation";
import { useCallback, useEffect, useRef, useState } from "react";
import { heldFrom, withAddress, withValue } from "./held-value.ts";
import { withParameter } from "./search-parameters.ts";

/** Browsers limit how often an address may be rewritten; typing must not run into that. */
const writeDelayMs = 150;

/**
 * State that lives in the address: it survives reload and can be shared. The value changes at once; the address follows
 * a moment later, without a request to the server and without a new history entry.
 */
export const useUrlState = (key: string, fallback = ""): [string, (value: string) => void] => {
  const fromUrl = useSearchParams().get(key) ?? fallback;
  const [held, setHeld] = useState(() => heldFrom(fromUrl));
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  if (held.fromUrl !== fromUrl) setHeld(withAddress(held, fromUrl));
  useEffect(() => () => clearTimeout(timer.current), []);
  const set = useCallback(
    (next: string) => {
      setHeld((now) => withValue(now, next));
      clearTimeout(timer.current);
      timer.current = setTimeout(() => writeParameter(key, next, fallback), writeDelayMs);
    },
    [key, fallback],
  );
  return [held.value, set];
};

const writeParameter = (key: string, value: string, fallback: string): void => {
  const { pathname, search, hash } = window.location;
  const next = withParameter(search, key, value, fallback);
  if (next !== search) window.history.replaceState(null, "", pathname + next + hash);
};
