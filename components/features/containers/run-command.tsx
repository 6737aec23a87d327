"use client";

import { IconPlus } from "@tabler/icons-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useCan } from "#components/shared/account/account-context.tsx";
import { newContainerHref } from "#components/shared/links/resource-href.ts";
import { commandGroup } from "#components/shared/palette/command-group.ts";
import { usePaletteGroup } from "#components/shared/palette/use-palette-group.ts";

/** "Run a container" in the palette. */
export function RunCommand({ environment }: { environment: string }) {
  const t = useTranslations("run");
  const containers = useTranslations("containers");
  const router = useRouter();
  const commands = useCan()("container.create")
    ? [
        {
          key: "run",
          label: t("open"),
          // Found by what people type at a terminal, in every language.
          words: "docker run create new container",
          Icon: IconPlus,
          run: () => router.push(newContainerHref(environment)),
        },
      ]
    : [];
  usePaletteGroup(commandGroup({ id: "run", title: containers("title"), order: 5, unasked: true }, commands));
  return null;
}
