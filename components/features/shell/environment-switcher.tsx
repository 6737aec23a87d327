"use client";

import { Menu, UnstyledButton } from "@mantine/core";
import { IconCheck, IconSelector } from "@tabler/icons-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { environmentTone } from "#components/shared/environments/environment-tone.ts";
import { StatusDot } from "#components/ui/status-dot.tsx";
import type { Environment } from "#lib/contracts/environments.ts";
import classes from "./shell.module.css";

type Props = { environments: readonly Environment[]; current: Environment | undefined; small: boolean };

/** Which engine one looks at, how it stands, and the way to the others. */
export function EnvironmentSwitcher({ environments, current, small }: Props) {
  const t = useTranslations("environments");
  const router = useRouter();
  if (!current) return <div className={classes.switcher} aria-hidden />;
  const label = t("switch", { name: current.name, state: t(`states.${current.state}`) });
  return (
    <Menu position="bottom-start" width={240}>
      <Menu.Target>
        <UnstyledButton className={classes.switcher} aria-label={label} title={current.name}>
          <StatusDot tone={environmentTone[current.state]} label={current.name} hideLabel={small} />
          {!small && <IconSelector size={14} aria-hidden />}
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t("environment")}</Menu.Label>
        {environments.map((environment) => (
          <Menu.Item
            key={environment.id}
            onClick={() => router.push(`/environments/${environment.id}/containers`)}
            rightSection={environment.id === current.id && <IconCheck size={14} aria-hidden />}
            aria-current={environment.id === current.id || undefined}
          >
            <span className={classes.environmentName}>{environment.name}</span>
            <span className={classes.environmentState}>
              <StatusDot tone={environmentTone[environment.state]} label={t(`states.${environment.state}`)} />
            </span>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
