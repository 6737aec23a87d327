"use client";

import { Button, type ButtonProps } from "@mantine/core";
import { IconCheck, IconCopy } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useCopy } from "#components/ui/use-copy.ts";

type Props = Pick<ButtonProps, "visibleFrom"> & { label: string; text: string };

/** A button that copies a text, and says for a moment how it went. */
export function CopyButton({ label, text, ...props }: Props) {
  const t = useTranslations("ui");
  const { state, copy } = useCopy();
  const Icon = state === "copied" ? IconCheck : IconCopy;
  return (
    <Button
      {...props}
      variant="default"
      leftSection={<Icon size={14} aria-hidden />}
      onClick={() => copy(text)}
    >
      {{ idle: label, copied: t("copied"), failed: t("copyFailed") }[state]}
    </Button>
  );
}
