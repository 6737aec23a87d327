"use client";

import { type HTMLAttributes, useState } from "react";

/** What the button has while nothing is loaded. Spread it over the button. */
type Bound = Pick<
  HTMLAttributes<HTMLElement>,
  "aria-expanded" | "aria-haspopup" | "onClick" | "onFocus" | "onPointerEnter"
>;

/**
 * Loads what a button opens when the button is first pressed. What floats over a page needs a lot of code to be placed
 * right, and a page should not wait for what nobody may open. Resting on the button fetches it already. When `loaded` is
 * there, draw it in the button's place, with the button in it, focused and opened.
 */
export const useOnDemand = <T>(load: () => Promise<T>): { loaded: T | null; bound: Bound } => {
  const [loaded, setLoaded] = useState<{ value: T } | null>(null);
  const fetch = () => void load();
  return {
    loaded: loaded?.value ?? null,
    bound: {
      "aria-haspopup": "menu",
      "aria-expanded": false,
      onClick: () => void load().then((value) => setLoaded({ value })),
      onFocus: fetch,
      onPointerEnter: fetch,
    },
  };
};
