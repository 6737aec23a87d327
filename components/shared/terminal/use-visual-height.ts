"use client";

import { type RefObject, useEffect } from "react";

/** A viewport that is this much lower than the window has an on-screen keyboard below it. */
const keyboardPixels = 120;

/**
 * Keeps an element above the on-screen keyboard, which browsers lay over the page: while it is open, the element fills
 * what is left to see.
 */
export const useVisualHeight = (target: RefObject<HTMLElement | null>, active: boolean): void => {
  useEffect(() => {
    const viewport = window.visualViewport;
    const element = target.current;
    if (!viewport || !element || !active) return;
    const follow = () => {
      const covered = viewport.scale === 1 && window.innerHeight - viewport.height > keyboardPixels;
      element.style.cssText = covered
        ? `position:fixed;inset:auto 0;top:${viewport.offsetTop}px;height:${viewport.height}px;z-index:150`
        : "";
    };
    viewport.addEventListener("resize", follow);
    viewport.addEventListener("scroll", follow);
    return () => {
      viewport.removeEventListener("resize", follow);
      viewport.removeEventListener("scroll", follow);
      element.style.cssText = "";
    };
  }, [target, active]);
};
