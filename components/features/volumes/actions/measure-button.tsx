"use client";

import { Button } from "@mantine/core";
import { IconRulerMeasure } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useCan } from "#components/shared/account/account-context.tsx";
import { useMeasure } from "#components/shared/disk-use/use-measure.ts";
import { system } from "#lib/contracts/system.ts";

/** Asks the engine what the volumes take on the disk. */
export function MeasureButton({ environment }: { environment: string }) {
  const t = useTranslations("volumes.sizes");
  const { measuring, measure } = useMeasure(environment, t("measure"));
  if (!useCan()(system.diskUse.access)) return null;
  return (
    <Button
      variant="subtle"
      color="gray"
      leftSection={<IconRulerMeasure size={15} stroke={1.75} aria-hidden />}
      loading={measuring}
      onClick={measure}
    >
      {t("measure")}
    </Button>
  );
}
