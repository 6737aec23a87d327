import {
  type Icon,
  IconBox,
  IconChartLine,
  IconDatabase,
  IconHistory,
  IconLayoutDashboard,
  IconNetwork,
  IconStack2,
  IconTerminal2,
  IconUsers,
} from "@tabler/icons-react";
import { audit } from "#lib/contracts/audit.ts";
import { containers } from "#lib/contracts/containers.ts";
import type { Access } from "#lib/contracts/contract.ts";
import { images } from "#lib/contracts/images.ts";
import { networks } from "#lib/contracts/networks.ts";
import { statsChannels } from "#lib/contracts/stats.ts";
import { system } from "#lib/contracts/system.ts";
import { terminals } from "#lib/contracts/terminals.ts";
import { users } from "#lib/contracts/users.ts";
import { volumes } from "#lib/contracts/volumes.ts";

export type NavItem = {
  /** Also the key of its name in the `shell` messages. */
  id:
    | "dashboard"
    | "containers"
    | "images"
    | "volumes"
    | "networks"
    | "stats"
    | "terminals"
    | "users"
    | "audit";
  Icon: Icon;
  /** What its page reads: who may not read it has no use for the link. */
  access: Access;
  href(environment: string): string;
  /** Pages below its address are not its own. */
  exact?: boolean;
};

/** The navigation, in order. A new noun is one more line here. */
export const navItems: readonly NavItem[] = [
  {
    id: "dashboard",
    Icon: IconLayoutDashboard,
    access: system.facts.access,
    href: (environment) => `/environments/${environment}`,
    exact: true,
  },
  {
    id: "containers",
    Icon: IconBox,
    access: containers.list.access,
    href: (environment) => `/environments/${environment}/containers`,
  },
  {
    id: "images",
    Icon: IconStack2,
    access: images.list.access,
    href: (environment) => `/environments/${environment}/images`,
  },
  {
    id: "volumes",
    Icon: IconDatabase,
    access: volumes.list.access,
    href: (environment) => `/environments/${environment}/volumes`,
  },
  {
    id: "networks",
    Icon: IconNetwork,
    access: networks.list.access,
    href: (environment) => `/environments/${environment}/networks`,
  },
  {
    id: "stats",
    Icon: IconChartLine,
    access: statsChannels.watch.access,
    href: (environment) => `/environments/${environment}/stats`,
  },
  {
    id: "terminals",
    Icon: IconTerminal2,
    access: terminals.list.access,
    href: (environment) => `/environments/${environment}/terminals`,
  },
];

/** What is the panel's own and not an environment's: a group of its own, below the others. */
export const adminItems: readonly NavItem[] = [
  { id: "users", Icon: IconUsers, access: users.list.access, href: () => "/users" },
  { id: "audit", Icon: IconHistory, access: audit.acts.access, href: () => "/audit" },
];
