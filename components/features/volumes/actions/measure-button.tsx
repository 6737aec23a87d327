"use client";

import { Button } from "@mantine/core";
import { IconRulerMeasure } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useNotify } from "#components/shared/errors/use-notify.tsx";
import { useSizes } from "../use-sizes.ts";

/** Asks the engine what the volumes take on the disk. */
export function MeasureButton({ environment }: { environment: string }) {
  const t = useTranslations("volumes.sizes");
  const { failed } = useNotify();
  const { allowed, measure } = useSizes(environment);
  if (!allowed) return null;
  return (
    <Button
      variant="subtle"
      color="gray"
      leftSection={<IconRulerMeasure size={15} stroke={1.75} aria-hidden />}
      loading={measure.isPending}
      onClick={() =>
        measure.mutate(undefined, { onError: (error) => failed(error, { action: t("measure") }) })
      }
    >
      {t("measure")}
    </Button>
  );
}
