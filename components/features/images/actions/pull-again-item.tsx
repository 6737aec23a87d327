"use client";

import { Menu } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useCan } from "#components/shared/account/account-context.tsx";
import { useActions } from "#components/shared/actions/actions-context.ts";
import { useStartPull } from "#components/shared/pulls/use-start-pull.ts";
import type { ImageRow } from "#lib/contracts/images.ts";
import { pulls } from "#lib/contracts/pulls.ts";
import { visible } from "#lib/format/control-characters.ts";

/** Pulls what an image's tag stands for now; a line for its first tag. */
export function PullAgainItem({ row }: { row: ImageRow }) {
  const t = useTranslations("images.pull");
  const { environment } = useActions<ImageRow, string>();
  const start = useStartPull(environment);
  const can = useCan();
  const [tag] = row.tags;
  if (tag === undefined || !can(pulls.start.access)) return null;
  return (
    <Menu.Item
      leftSection={<IconDownload size={15} stroke={1.75} aria-hidden />}
      onClick={() => start({ reference: tag })}
    >
      {t("again", { name: visible(tag) })}
    </Menu.Item>
  );
}
