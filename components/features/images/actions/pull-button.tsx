"use client";

import { Button } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useCan } from "#components/shared/account/account-context.tsx";
import { pulls } from "#lib/contracts/pulls.ts";

const PullDialog = dynamic(() => import("../dialogs/pull-dialog.tsx").then((module) => module.PullDialog), {
  ssr: false,
});

/** Asks which image to pull. */
export function PullButton({ environment }: { environment: string }) {
  const t = useTranslations("images.pull");
  const [opened, setOpened] = useState(false);
  if (!useCan()(pulls.start.access)) return null;
  return (
    <>
      <Button
        leftSection={<IconDownload size={15} stroke={1.75} aria-hidden />}
        onClick={() => setOpened(true)}
      >
        {t("button")}
      </Button>
      {opened && <PullDialog environment={environment} onClose={() => setOpened(false)} />}
    </>
  );
}
