"use client";

import { Button, Menu } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useCan } from "#components/shared/account/account-context.tsx";
import { useActions } from "#components/shared/actions/actions-context.ts";
import { newContainerHref } from "#components/shared/links/resource-href.ts";
import type { ImageRow } from "#lib/contracts/images.ts";

const icon = <IconPlus size={15} stroke={1.75} aria-hidden />;

/** Where a container is made of the image; null for who may not. */
const useRunHref = ({ id, tags }: ImageRow): string | null => {
  const { environment } = useActions<ImageRow, string>();
  return useCan()("container.create") ? newContainerHref(environment, { image: tags[0] ?? id }) : null;
};

/** "Run" in an image's menu. */
export function RunItem({ row }: { row: ImageRow }) {
  const t = useTranslations("run.menu");
  const href = useRunHref(row);
  if (href === null) return null;
  return (
    <Menu.Item component={Link} prefetch={false} href={href} leftSection={icon}>
      {t("run")}
    </Menu.Item>
  );
}

/** The same as a button on the image's page. */
export function RunImageButton({ row }: { row: ImageRow }) {
  const t = useTranslations("run.menu");
  const href = useRunHref(row);
  if (href === null) return null;
  return (
    <Button component={Link} prefetch={false} href={href} variant="light" leftSection={icon}>
      {t("run")}
    </Button>
  );
}
