"use client";

import { Popover, UnstyledButton } from "@mantine/core";
import { useTranslations } from "next-intl";
import type { ContainerRow } from "#lib/contracts/containers.ts";
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
  return (
    <Popover position="bottom-start">
      <Popover.Target>
        <UnstyledButton
          className={classes.more}
          tabIndex={tabIndex}
          aria-label={t("allPorts", { name })}
          title={ranges.map(formatPortRange).join("\n")}
        >
          {t("morePorts", { count: ranges.length - 1 })}
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown>
        <ul className={classes.all}>
          {ranges.map((range) => (
            <li key={formatPortRange(range)}>
              <PortLink range={range} />
            </li>
          ))}
        </ul>
      </Popover.Dropdown>
    </Popover>
  );
}
