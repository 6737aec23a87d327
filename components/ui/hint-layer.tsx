"use client";

import { useEffect, useLayoutEffect, useRef, useState } from "react";
import { createPortal } from "react-dom";
import classes from "./hint-layer.module.css";
import { hintPlace } from "./hint-place.ts";

/** The pointer must rest this long, so that crossing a table does not make it flicker. */
const restMs = 350;

/** Shows the words of whatever `Hint` the pointer or the focus rests on. There is one on a page. */
export function HintLayer() {
  const [target, setTarget] = useState<HTMLElement | null>(null);
  useHintTarget(setTarget);
  return target && <Bubble key={target.dataset.hint} target={target} />;
}

function Bubble({ target }: { target: HTMLElement }) {
  const bubble = useRef<HTMLDivElement>(null);
  const text = useHintText(target);
  useLayoutEffect(() => {
    const element = bubble.current;
    if (!element) return;
    const size = element.getBoundingClientRect();
    const { left, top } = hintPlace(target.getBoundingClientRect(), size, document.documentElement);
    element.style.transform = `translate(${left}px, ${top}px)`;
  });
  return createPortal(
    <div ref={bubble} className={classes.bubble} aria-hidden>
      {text}
    </div>,
    document.body,
  );
}

/** The words may change while they are shown: "Copy" becomes "Copied". */
const useHintText = (target: HTMLElement): string => {
  const [text, setText] = useState(target.dataset.hint ?? "");
  useEffect(() => {
    const observer = new MutationObserver(() => setText(target.dataset.hint ?? ""));
    observer.observe(target, { attributes: true, attributeFilter: ["data-hint"] });
    return () => observer.disconnect();
  }, [target]);
  return text;
};

const hinted = (event: Event): HTMLElement | null =>
  event.target instanceof Element ? event.target.closest<HTMLElement>("[data-hint]") : null;

/** Tells which hinted element the pointer rests on or the keyboard is at. Touch has no resting. */
const useHintTarget = (setTarget: (target: HTMLElement | null) => void): void => {
  useEffect(() => {
    const end = new AbortController();
    const options = { signal: end.signal, passive: true, capture: true };
    let timer: ReturnType<typeof setTimeout> | undefined;
    let current: HTMLElement | null = null;
    const show = (next: HTMLElement | null, delay: number) => {
      if (next === current) return;
      current = next;
      clearTimeout(timer);
      setTarget(null);
      if (next) timer = setTimeout(() => next.isConnected && setTarget(next), delay);
    };
    const hide = () => show(null, 0);
    const onPointer = (event: PointerEvent) => event.pointerType !== "touch" && show(hinted(event), restMs);
    const onFocus = (event: FocusEvent) => {
      const next = hinted(event);
      show(next?.matches(":focus-visible") ? next : null, 0);
    };
    document.addEventListener("pointerover", onPointer, options);
    document.addEventListener("focusin", onFocus, options);
    document.addEventListener("focusout", hide, options);
    document.addEventListener("scroll", hide, options);
    document.addEventListener("keydown", (event) => event.key === "Escape" && hide(), options);
    return () => {
      end.abort();
      clearTimeout(timer);
    };
  }, [setTarget]);
};
