"use client";

import { UnstyledButton } from "@mantine/core";
import { useTranslations } from "next-intl";
import { cloneElement } from "react";
import { useOnDemand } from "#components/ui/use-on-demand.ts";
import type { ContainerRow } from "#lib/contracts/container-row.ts";
import { formatPortRange, type PortRange, portRanges } from "#lib/docker/ports.ts";
import classes from "./cells.module.css";
import { PortLink } from "./port-link.tsx";

type Props = { row: ContainerRow; tabIndex: 0 | -1 };

/** Published ports before those that are only exposed: they are what is looked for. */
const byUse = (a: PortRange, b: PortRange): number =>
  Number(a.publicPort === null) - Number(b.publicPort === null);

/** The first ports, and a button for the others. */
export function PortsCell({ row, tabIndex }: Props) {
  const [first, ...others] = portRanges(row.ports).sort(byUse);
  if (!first) return null;
  return (
    <span className={classes.line}>
      <PortLink range={first} tabIndex={tabIndex} />
      {others.length > 0 && <MorePorts ranges={[first, ...others]} tabIndex={tabIndex} name={row.name} />}
    </span>
  );
}

function MorePorts({ ranges, tabIndex, name }: { ranges: PortRange[]; tabIndex: 0 | -1; name: string }) {
  const t = useTranslations("containers");
  const { loaded, bound } = useOnDemand(() => import("./all-ports.tsx"));
  const button = (
    <UnstyledButton
      className={classes.more}
      tabIndex={tabIndex}
      aria-label={t("allPorts", { name })}
      title={ranges.map(formatPortRange).join("\n")}
    >
      {t("morePorts", { count: ranges.length - 1 })}
    </UnstyledButton>
  );
  if (loaded === null) return cloneElement(button, { ...bound, "aria-haspopup": "dialog" });
  return <loaded.AllPorts ranges={ranges} target={button} />;
}
