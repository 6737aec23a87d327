"use client";

import { useSearchParams } from "next/navigation";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { joinList, splitList, withParameter } from "./search-parameters.ts";

/** Browsers limit how often an address may be rewritten; typing must not run into that. */
const writeDelayMs = 150;

/**
 * State that lives in the address: it survives reload and can be shared. The value changes at once; the address follows
 * a moment later, without a request to the server and without a new history entry.
 */
export const useUrlState = (key: string, fallback = ""): [string, (value: string) => void] => {
  const fromUrl = useSearchParams().get(key) ?? fallback;
  const [value, setValue] = useState(fromUrl);
  const [seen, setSeen] = useState(fromUrl);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  // The address changed under us (back, forward, a link): it wins over what is held here.
  if (seen !== fromUrl) {
    setSeen(fromUrl);
    setValue(fromUrl);
  }
  useEffect(() => () => clearTimeout(timer.current), []);
  const set = useCallback(
    (next: string) => {
      setValue(next);
      clearTimeout(timer.current);
      timer.current = setTimeout(() => writeParameter(key, next, fallback), writeDelayMs);
    },
    [key, fallback],
  );
  return [value, set];
};

const writeParameter = (key: string, value: string, fallback: string): void => {
  const { pathname, search, hash } = window.location;
  const next = withParameter(search, key, value, fallback);
  if (next !== search) window.history.replaceState(null, "", pathname + next + hash);
};

/** As `useUrlState`, for a choice of several. */
export const useUrlList = (key: string): [readonly string[], (values: Iterable<string>) => void] => {
  const [text, setText] = useUrlState(key);
  const list = useMemo(() => splitList(text), [text]);
  const set = useCallback((values: Iterable<string>) => setText(joinList(values)), [setText]);
  return [list, set];
};
