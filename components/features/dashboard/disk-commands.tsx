"use client";

import { IconRulerMeasure } from "@tabler/icons-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useCan } from "#components/shared/account/account-context.tsx";
import { useMeasure } from "#components/shared/disk-use/use-measure.ts";
import { commandGroup } from "#components/shared/palette/command-group.ts";
import { usePaletteGroup } from "#components/shared/palette/use-palette-group.ts";
import { system } from "#lib/contracts/system.ts";

/** The dashboard's own command in the palette: measures what Docker takes on the disk, and shows it there. */
export function DiskCommands({ environment }: { environment: string }) {
  const t = useTranslations();
  const label = t("palette.commands.measureDisk");
  const can = useCan();
  const router = useRouter();
  const { measure } = useMeasure(environment, label);
  const run = () => {
    measure();
    router.push(`/environments/${encodeURIComponent(environment)}`);
  };
  const command = { key: "measure disk", label, words: "measure disk use sizes df", Icon: IconRulerMeasure };
  usePaletteGroup(
    commandGroup(
      { id: "disk", title: t("shell.dashboard"), order: 5, unasked: false },
      can(system.diskUse.access) ? [{ ...command, run }] : [],
    ),
  );
  return null;
}
