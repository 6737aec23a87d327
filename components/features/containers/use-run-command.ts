"use client";

import { IconPlus } from "@tabler/icons-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useCan } from "#components/shared/account/account-context.tsx";
import { newContainerHref } from "#components/shared/links/resource-href.ts";
import type { Command } from "#components/shared/palette/command-group.ts";

/** "Run a container" in the palette, for those who may. */
export const useRunCommand = (environment: string): readonly Command[] => {
  const t = useTranslations("run");
  const router = useRouter();
  if (!useCan()("container.create")) return [];
  return [
    {
      key: "run",
      label: t("open"),
      // Found by what people type at a terminal, in every language.
      words: "docker run create new container",
      Icon: IconPlus,
      run: () => router.push(newContainerHref(environment)),
    },
  ];
};
