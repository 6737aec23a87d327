"use client";

import { Button } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useCan } from "#components/shared/account/account-context.tsx";
import { newContainerHref } from "#components/shared/links/resource-href.ts";

/** Leads to where a container is made. */
export function RunButton({ environment }: { environment: string }) {
  const t = useTranslations("run");
  if (!useCan()("container.create")) return null;
  return (
    <Button
      component={Link}
      prefetch={false}
      href={newContainerHref(environment)}
      leftSection={<IconPlus size={15} stroke={1.75} aria-hidden />}
    >
      {t("open")}
    </Button>
  );
}
