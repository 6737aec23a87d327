"use client";

import { useSearchParams } from "next/navigation";
import { useCallback, useState } from "react";
import { heldFrom, withAddress, withValue } from "./held-value.ts";
import { withParameter } from "./search-parameters.ts";

/**
 * State that lives in the address: it survives reload and can be shared. Value and address change at once, without a
 * request to the server and without a new history entry. Not later: an address that is rewritten while the router is on
 * its way to another page takes the reader back.
 */
export const useUrlState = (key: string, fallback = ""): [string, (value: string) => void] => {
  const fromUrl = useSearchParams().get(key) ?? fallback;
  const [held, setHeld] = useState(() => heldFrom(fromUrl));
  if (held.fromUrl !== fromUrl) setHeld(withAddress(held, fromUrl));
  const set = useCallback(
    (next: string) => {
      setHeld((now) => withValue(now, next));
      writeParameter(key, next, fallback);
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
