"use client";

import { UnstyledButton } from "@mantine/core";
import { IconSelector } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { environmentTone } from "#components/shared/environments/environment-tone.ts";
import { MenuButton } from "#components/ui/menu-button.tsx";
import { StatusDot } from "#components/ui/status-dot.tsx";
import type { Environment } from "#lib/contracts/environments.ts";
import classes from "./shell.module.css";

type Props = { environments: readonly Environment[]; current: Environment | undefined; small: boolean };

const loadItems = () => import("./environment-items.tsx").then((module) => module.EnvironmentItems);

/** Which engine one looks at, how it stands, and the way to the others. */
export function EnvironmentSwitcher({ environments, current, small }: Props) {
  const t = useTranslations("environments");
  if (!current) return <div className={classes.switcher} aria-hidden />;
  const label = t("switch", { name: current.name, state: t(`states.${current.state}`) });
  return (
    <MenuButton
      position="bottom-start"
      load={loadItems}
      given={{ environments, current }}
      target={
        <UnstyledButton className={classes.switcher} aria-label={label} title={current.name}>
          <StatusDot tone={environmentTone[current.state]} label={current.name} hideLabel={small} />
          {!small && <IconSelector size={14} aria-hidden />}
        </UnstyledButton>
      }
    />
  );
}
