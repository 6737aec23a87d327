"use client";

import { Menu, type MenuProps } from "@mantine/core";
import {
  cloneElement,
  type HTMLAttributes,
  type ReactElement,
  type ReactNode,
  useEffect,
  useState,
} from "react";

type Props = {
  target: ReactElement<HTMLAttributes<HTMLElement>>;
  position?: MenuProps["position"];
  width?: number;
  staysOpen?: boolean;
  children: ReactNode;
};

/**
 * A menu that opens as soon as it is there. Its button takes the focus from the one that it replaces before that, for
 * the menu gives the focus back to who had it then.
 */
export function OpenedMenu({
  target,
  staysOpen = false,
  width = 240,
  position = "bottom-end",
  children,
}: Props) {
  const [opened, setOpened] = useState(false);
  useEffect(() => setOpened(true), []);
  return (
    <Menu
      opened={opened}
      onChange={setOpened}
      position={position}
      width={width}
      closeOnItemClick={!staysOpen}
    >
      <Menu.Target>{cloneElement(target, { autoFocus: true })}</Menu.Target>
      <Menu.Dropdown mah="80dvh" style={{ overflowY: "auto" }}>
        {opened && children}
      </Menu.Dropdown>
    </Menu>
  );
}
