"use client";

import { Menu } from "@mantine/core";
import { IconCheck } from "@tabler/icons-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { environmentTone } from "#components/shared/environments/environment-tone.ts";
import { StatusDot } from "#components/ui/status-dot.tsx";
import type { Environment } from "#lib/contracts/environments.ts";
import classes from "./shell.module.css";

type Props = { environments: readonly Environment[]; current: Environment };

/** The engines that one may look at, each with how it stands. */
export function EnvironmentItems({ environments, current }: Props) {
  const t = useTranslations("environments");
  const router = useRouter();
  return (
    <>
      <Menu.Label>{t("environment")}</Menu.Label>
      {environments.map((environment) => (
        <Menu.Item
          key={environment.id}
          onClick={() => router.push(`/environments/${environment.id}`)}
          rightSection={environment.id === current.id && <IconCheck size={14} aria-hidden />}
          aria-current={environment.id === current.id || undefined}
        >
          <span className={classes.environmentName}>{environment.name}</span>
          <span className={classes.environmentState}>
            <StatusDot tone={environmentTone[environment.state]} label={t(`states.${environment.state}`)} />
          </span>
        </Menu.Item>
      ))}
    </>
  );
}
