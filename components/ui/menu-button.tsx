"use client";

import type { MenuProps } from "@mantine/core";
import { type ComponentType, cloneElement, type HTMLAttributes, type ReactElement } from "react";
import { useOnDemand } from "./use-on-demand.ts";

type Props<P extends object> = {
  /** The button. */
  target: ReactElement<HTMLAttributes<HTMLElement>>;
  /** Loads the component that draws the menu's lines: `() => import("./x.tsx").then((module) => module.X)`. */
  load(): Promise<ComponentType<P>>;
  /** What that component is given. */
  given: P;
  position?: MenuProps["position"];
  /** Pixels. */
  width?: number;
  /** For menus that are set up rather than chosen from. */
  staysOpen?: boolean;
};

/** A button with a menu, which is loaded when it is first asked for. In rows it also spares building one for each. */
export function MenuButton<P extends object>({ target, load, given, ...menu }: Props<P>) {
  const { loaded, bound } = useOnDemand(() => Promise.all([import("./opened-menu.tsx"), load()]));
  if (loaded === null) return cloneElement(target, bound);
  const [{ OpenedMenu }, Items] = loaded;
  return (
    <OpenedMenu target={target} {...menu}>
      <Items {...given} />
    </OpenedMenu>
  );
}
