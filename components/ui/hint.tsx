"use client";

import { cloneElement, type HTMLAttributes, type ReactElement } from "react";

type Props = {
  /** The words; nothing is shown for an empty text. */
  label: string;
  children: ReactElement<HTMLAttributes<HTMLElement>>;
};

/**
 * Words that come up beside an element when the pointer or the focus rests on it. It costs one attribute: the page's
 * `HintLayer` does the showing. Made for what stands in every row of a table, where a tooltip each would be too dear.
 */
export function Hint({ label, children }: Props) {
  const described = { "data-hint": label, "aria-description": label } as HTMLAttributes<HTMLElement>;
  return label === "" ? children : cloneElement(children, described);
}
