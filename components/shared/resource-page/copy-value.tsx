"use client";

import { ActionIcon } from "@mantine/core";
import { IconCheck, IconCopy } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useCopy } from "#components/ui/use-copy.ts";
import { visible } from "#lib/format/control-characters.ts";
import classes from "./resource-page.module.css";

type Props = {
  value: string;
  /** Names the value for screen readers, where it is long. */
  name?: string;
  /** Stands between the value and the button. */
  children?: ReactNode;
};

/** A text of any length, shown in full and inert, with a button that copies it as it is. */
export function CopyValue({ value, name, children }: Props) {
  const t = useTranslations("ui");
  const { state, copy } = useCopy();
  const Icon = state === "copied" ? IconCheck : IconCopy;
  const label = t("copyValue", { value: visible(name ?? value) });
  return (
    <span className={classes.value}>
      <bdi className={classes.mono}>{visible(value)}</bdi>
      {children}
      <ActionIcon
        size={20}
        className={classes.valueButton}
        onClick={() => void copy(value)}
        aria-label={state === "failed" ? t("copyFailed") : label}
        title={{ idle: t("copy"), copied: t("copied"), failed: t("copyFailed") }[state]}
      >
        <Icon size={13} aria-hidden />
      </ActionIcon>
    </span>
  );
}
