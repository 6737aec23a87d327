import { type Icon, IconBox, IconTerminal2 } from "@tabler/icons-react";
import { containers } from "#lib/contracts/containers.ts";
import type { Access } from "#lib/contracts/contract.ts";
import { terminals } from "#lib/contracts/terminals.ts";

export type NavItem = {
  /** Also the key of its name in the `shell` messages. */
  id: "containers" | "terminals";
  Icon: Icon;
  /** What its page reads: who may not read it has no use for the link. */
  access: Access;
  href(environment: string): string;
};

/** The navigation, in order. A new noun is one more line here. */
export const navItems: readonly NavItem[] = [
  {
    id: "containers",
    Icon: IconBox,
    access: containers.list.access,
    href: (environment) => `/environments/${environment}/containers`,
  },
  {
    id: "terminals",
    Icon: IconTerminal2,
    access: terminals.list.access,
    href: (environment) => `/environments/${environment}/terminals`,
  },
];
