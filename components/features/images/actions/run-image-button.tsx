"use client";

import { Button } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ImageRow } from "#lib/contracts/images.ts";
import { useRunHref } from "./use-run-href.ts";

/** "Run" on an image's page. */
export function RunImageButton({ row }: { row: ImageRow }) {
  const t = useTranslations("run.menu");
  const href = useRunHref(row);
  if (href === null) return null;
  return (
    <Button
      component={Link}
      prefetch={false}
      href={href}
      variant="light"
      leftSection={<IconPlus size={15} stroke={1.75} aria-hidden />}
    >
      {t("run")}
    </Button>
  );
}
