"use client";

import { useTranslations } from "next-intl";
import classes from "./copy-text.module.css";
import { Hint } from "./hint.tsx";
import { useCopy } from "./use-copy.ts";

type Props = {
  /** What is copied. */
  value: string;
  /** What is shown, where it is shorter than the value. */
  children?: string;
  tabIndex?: number;
};

/** An id or another exact text, in monospace; a click copies it. */
export function CopyText({ value, children = value, tabIndex }: Props) {
  const t = useTranslations("ui");
  const { state, copy } = useCopy();
  const label = { idle: t("copy"), copied: t("copied"), failed: t("copyFailed") }[state];
  return (
    <Hint label={label}>
      <button
        type="button"
        className={classes.copy}
        onClick={() => copy(value)}
        aria-label={t("copyValue", { value: children })}
        {...(tabIndex === undefined ? {} : { tabIndex })}
      >
        {children}
      </button>
    </Hint>
  );
}
