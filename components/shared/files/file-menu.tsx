"use client";

import { ActionIcon } from "@mantine/core";
import { IconDots } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { MenuButton } from "#components/ui/menu-button.tsx";
import { useFilePlace } from "./file-place.tsx";
import { shownName } from "./shown-name.ts";
import type { FileRow } from "./use-listing.ts";

const load = () => import("./file-menu-items.tsx").then((module) => module.FileMenuItems);

/** What can be done with one entry. */
export function FileMenu({ row, tabIndex }: { row: FileRow; tabIndex: 0 | -1 }) {
  const t = useTranslations("files");
  const place = useFilePlace();
  return (
    <MenuButton
      load={load}
      given={{ row, place }}
      position="bottom-end"
      target={
        <ActionIcon tabIndex={tabIndex} aria-label={t("more", { name: shownName(row.name) })}>
          <IconDots size={16} stroke={1.75} aria-hidden />
        </ActionIcon>
      }
    />
  );
}
