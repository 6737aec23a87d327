"use client";

import { ActionIcon } from "@mantine/core";
import { IconCheck, IconCopy } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import classes from "./code-block.module.css";
import { Hint } from "./hint.tsx";
import { useCopy } from "./use-copy.ts";

type Props = { children: string; label: string };

/** Text to be taken elsewhere, exactly as it is, with a button that copies it. */
export function CodeBlock({ children, label }: Props) {
  const t = useTranslations("ui");
  const { state, copy } = useCopy();
  const Icon = state === "copied" ? IconCheck : IconCopy;
  const hint = { idle: t("copy"), copied: t("copied"), failed: t("copyFailed") }[state];
  return (
    <div className={classes.block}>
      <section aria-label={label}>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
        <pre className={classes.code} tabIndex={0}>
          {children}
        </pre>
      </section>
      <Hint label={hint}>
        <ActionIcon
          className={classes.copy}
          onClick={() => copy(children)}
          aria-label={t("copyValue", { value: label })}
        >
          <Icon size={14} aria-hidden />
        </ActionIcon>
      </Hint>
    </div>
  );
}
