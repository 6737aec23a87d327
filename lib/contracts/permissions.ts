import { z } from "zod";

/** Every right there is, as `noun.verb`. A contract names one; a role is a set of them. */
export const permissions = [
  "environment.view",
  "container.view",
  /** Environment values, full command lines, all labels and the raw JSON: they carry secrets. */
  "container.inspect",
  "container.start",
  "container.stop",
  "container.restart",
  "container.kill",
  "container.pause",
  "container.unpause",
  "container.remove",
  "container.exec",
  "container.attach",
  /** Logs leak secrets: a right of their own. */
  "container.logs",
  "container.stats",
  /** The process list; argument lists of others carry secrets. */
  "container.top",
  "container.changes",
  /** List and read a container's files, also by download and export. */
  "container.files-read",
  "container.files-write",
  "container.create",
  "container.update",
  "container.rename",
  "container.commit",
  "container.prune",
  /** Exec and attach where the container's shell is as good as the host's (the *tainted* rule). */
  "container.host-power",
  "terminal.view",
  "terminal.close",
  "image.view",
  /** Environment values, commands, labels and the raw JSON of an image. */
  "image.inspect",
  /** From the registries that the policy allows; an admin from any. */
  "image.pull",
  "image.remove",
  "image.prune",
  "volume.view",
  /** Options (they hold hosts and passwords of network file systems) and the raw JSON. */
  "volume.inspect",
  "volume.remove",
  "volume.prune",
  "network.view",
  "network.inspect",
  "network.remove",
  "network.prune",
  /** The dashboard: counts, facts of the engine and its host, disk use. */
  "system.view",
  "engine.detail",
  "user.view",
  /** Create, disable, change the role of, reset and sign out other people. */
  "user.manage",
  "audit.view",
] as const;

export const permissionSchema = z.enum(permissions);
export type Permission = z.infer<typeof permissionSchema>;

export const roles = ["viewer", "operator", "deployer", "admin"] as const;
export const roleSchema = z.enum(roles);
export type Role = z.infer<typeof roleSchema>;

const viewer: readonly Permission[] = [
  "environment.view",
  "container.view",
  "container.stats",
  "image.view",
  "volume.view",
  "network.view",
  "system.view",
];

const operator: readonly Permission[] = [
  ...viewer,
  "container.start",
  "container.stop",
  "container.restart",
  "container.kill",
  "container.pause",
  "container.unpause",
  "container.exec",
  "container.attach",
  "container.logs",
  "container.top",
  "container.changes",
  "terminal.view",
  "terminal.close",
];

const deployer: readonly Permission[] = [
  ...operator,
  "container.inspect",
  "container.remove",
  "container.files-read",
  "container.files-write",
  "container.create",
  "container.update",
  "container.rename",
  "image.inspect",
  "image.pull",
  "volume.inspect",
  "network.inspect",
];

/** The four built-in roles. Each holds all that the one before it holds. */
export const rolePermissions: Readonly<Record<Role, ReadonlySet<Permission>>> = {
  viewer: new Set(viewer),
  operator: new Set(operator),
  deployer: new Set(deployer),
  admin: new Set(permissions),
};

/** Whether a role holds a right. The server decides by this; the console only hides by it. */
export const can = (role: Role, permission: Permission): boolean => rolePermissions[role].has(permission);
