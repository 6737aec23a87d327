import type { ContainerSpec } from "../spec.ts";
import { isIpAddress } from "./address.ts";
import { cutPair } from "./csv.ts";
import { readDecimal } from "./scalar.ts";
import { Unreadable } from "./unreadable.ts";

// docker/go-units `ulimit.go`.
const ulimits: ReadonlySet<string> = new Set(
  "core cpu data fsize locks memlock msgqueue nice nofile nproc rss rtprio rttime sigpending stack".split(
    " ",
  ),
);

/** `nofile=1024:2048`; one number is both limits. */
export function readUlimit(text: string): ContainerSpec["ulimits"][number] {
  const [name, limits] = cutPair(text);
  const [soft = "", hard = soft, ...rest] = (limits ?? "").split(":");
  const one = { name, soft: readDecimal(soft), hard: readDecimal(hard) };
  const isHarder = one.hard === -1 || (one.soft !== -1 && one.soft <= one.hard);
  if (!ulimits.has(name) || rest.length > 0 || !isHarder) throw new Unreadable("nofile=1024:2048");
  return one;
}

export const writeUlimit = ({ name, soft, hard }: ContainerSpec["ulimits"][number]): string =>
  soft === hard ? `${name}=${soft}` : `${name}=${soft}:${hard}`;

/** `host:ip`, from `host:ip`, `host=ip` and `host:[ip]`. */
export function readExtraHost(text: string): string {
  const at = text.includes("=") ? "=" : ":";
  const [host, address] = cutPair(text, at);
  const bare = /^\[(.*)\]$/.exec(address ?? "")?.[1] ?? address ?? "";
  if (host === "" || (bare !== "host-gateway" && !isIpAddress(bare))) throw new Unreadable("db:10.0.0.5");
  return `${host}:${bare}`;
}

/** `on-failure:6` -> policy and number. */
export function readRestart(text: string): ContainerSpec["restart"] {
  const [policy, retries] = cutPair(text, ":");
  const known = ["", "no", "always", "unless-stopped", "on-failure"].includes(policy);
  if (!known || (policy === "" && retries !== null))
    throw new Unreadable("no | always | unless-stopped | on-failure:3");
  return { policy, maximumRetries: retries ? readDecimal(retries) : 0 };
}

export const writeRestart = ({ policy, maximumRetries }: ContainerSpec["restart"]): string =>
  maximumRetries === 0 ? policy : `${policy}:${maximumRetries}`;

/** `name` or `name:alias`. */
export function readLink(text: string): string {
  if (text === "" || text.split(":").length > 2) throw new Unreadable("redis:db");
  return text;
}

// docker/cli `opts.ValidateSysctl`.
const sysctls: ReadonlySet<string> = new Set([
  ...["kernel.msgmax", "kernel.msgmnb", "kernel.msgmni", "kernel.sem", "kernel.shmall", "kernel.shmmax"],
  ...["kernel.shmmni", "kernel.shm_rmid_forced"],
]);

export function checkSysctl(text: string): void {
  const [key, value] = cutPair(text);
  const isKnown = sysctls.has(key) || key.startsWith("net.") || key.startsWith("fs.mqueue.");
  if (value === null || !isKnown) throw new Unreadable("net.core.somaxconn=1024");
}

/** Whether the command line takes a label's name: white space may stand before it alone. */
export const isLineLabel = (name: string): boolean => /^[ \t]*[^ \t]+$/.test(name);

/** A rule of the devices cgroup: `c 1:3 mr`. */
export function checkDeviceRule(text: string): void {
  if (!/^[acb] (?:[0-9]+|\*):(?:[0-9]+|\*) [rwm]{1,3}$/.test(text)) throw new Unreadable("c 1:3 rwm");
}
