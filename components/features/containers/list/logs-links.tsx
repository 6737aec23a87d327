"use client";

import { ActionIcon, Button } from "@mantine/core";
import { IconFileText } from "@tabler/icons-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useCan } from "#components/shared/account/account-context.tsx";
import { Hint } from "#components/ui/hint.tsx";
import { logs } from "#lib/contracts/logs.ts";
import { logsHref } from "../links.ts";

/** Leads to the logs of the selected containers, side by side. */
export function SelectedLogs({ environment, ids }: { environment: string; ids: readonly string[] }) {
  const t = useTranslations("logs");
  const can = useCan();
  if (!can(logs.page.access)) return null;
  return (
    <Button
      component={Link}
      href={logsHref(environment, { ids })}
      variant="default"
      leftSection={<IconFileText size={15} stroke={1.75} aria-hidden />}
    >
      {t("openSelected")}
    </Button>
  );
}

type Props = { environment: string; project: string; tabIndex: number };

/** Leads to the logs of a project's containers. */
export function ProjectLogs({ environment, project, tabIndex }: Props) {
  const t = useTranslations("logs");
  const can = useCan();
  if (!can(logs.page.access)) return null;
  const label = t("openProject", { project });
  return (
    <Hint label={label}>
      <ActionIcon
        component={Link}
        href={logsHref(environment, { project })}
        aria-label={label}
        tabIndex={tabIndex}
      >
        <IconFileText size={16} stroke={1.75} aria-hidden />
      </ActionIcon>
    </Hint>
  );
}
