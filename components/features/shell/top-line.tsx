"use client";

import { ActionIcon } from "@mantine/core";
import { IconMenu2 } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { environmentTone } from "#components/shared/environments/environment-tone.ts";
import { PaletteButton } from "#components/shared/palette/palette-button.tsx";
import { PullsIndicator } from "#components/shared/pulls/pulls-indicator.tsx";
import { StatusDot } from "#components/ui/status-dot.tsx";
import type { Environment } from "#lib/contracts/environments.ts";
import classes from "./shell.module.css";

type Props = { current: Environment | undefined; onMenu(): void };

/** The line above every page: how the engine stands, and what it is. */
export function TopLine({ current, onMenu }: Props) {
  const t = useTranslations("shell");
  return (
    <header className={classes.top}>
      <ActionIcon className={classes.burger} size={36} aria-label={t("openMenu")} onClick={onMenu}>
        <IconMenu2 size={20} aria-hidden />
      </ActionIcon>
      {current && <EngineFacts environment={current} />}
      {current && <PullsIndicator environment={current.id} />}
      <PaletteButton />
    </header>
  );
}

function EngineFacts({ environment }: { environment: Environment }) {
  const t = useTranslations("environments");
  const { engine, state, name } = environment;
  return (
    <div className={classes.facts}>
      <span className={classes.factName}>{name}</span>
      <StatusDot tone={environmentTone[state]} label={t(`states.${state}`)} pulse={state === "connecting"} />
      {engine && (
        <>
          <span className={classes.fact}>{t("engine", { version: engine.version })}</span>
          <span className={classes.fact}>{t("api", { version: engine.apiVersion })}</span>
          <span className={classes.fact}>
            {engine.os}/{engine.arch}
          </span>
          <span className={classes.fact} title={t("kernel")}>
            {engine.kernel}
          </span>
        </>
      )}
    </div>
  );
}
