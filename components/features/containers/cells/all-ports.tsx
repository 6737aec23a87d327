"use client";

import { Popover } from "@mantine/core";
import { cloneElement, type HTMLAttributes, type ReactElement, useEffect, useState } from "react";
import { formatPortRange, type PortRange } from "#lib/docker/ports.ts";
import classes from "./cells.module.css";
import { PortLink } from "./port-link.tsx";

type Props = { ranges: readonly PortRange[]; target: ReactElement<HTMLAttributes<HTMLElement>> };

/** All ports of a container, below the button that asked for them. It opens as soon as it is there. */
export function AllPorts({ ranges, target }: Props) {
  const [opened, setOpened] = useState(false);
  useEffect(() => setOpened(true), []);
  return (
    <Popover position="bottom-start" opened={opened} onChange={setOpened}>
      <Popover.Target>
        {cloneElement(target, { autoFocus: true, onClick: () => setOpened(!opened) })}
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
