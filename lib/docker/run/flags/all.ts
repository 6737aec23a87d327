import { basicFlags } from "./basics.ts";
import type { Flag } from "./flag.ts";
import { healthFlags } from "./health.ts";
import { networkFlags } from "./networking.ts";
import { resourceFlags } from "./resources.ts";
import { securityFlags } from "./security.ts";
import { storageFlags } from "./storage.ts";

/** Every flag of `docker run` that says something of a container, in the order in which a line is written. */
export const runFlags: readonly Flag[] = [
  ...basicFlags,
  ...networkFlags,
  ...storageFlags,
  ...resourceFlags,
  ...securityFlags,
  ...healthFlags,
];

/**
 * Why a flag that the command line knows has no place in a spec. `file`: it reads or writes a file where the command is
 * run. `client`: it is about the command line itself, and is left out without harm. `windows`: this engine's kind has no
 * such thing. `gone`: engines take no notice of it any more.
 */
export type OtherFlag = {
  readonly name: string;
  readonly short?: string;
  readonly isSwitch: boolean;
  readonly why: "file" | "client" | "windows" | "gone";
};

export const otherFlags: readonly OtherFlag[] = [
  { name: "env-file", isSwitch: false, why: "file" },
  { name: "label-file", isSwitch: false, why: "file" },
  { name: "cidfile", isSwitch: false, why: "file" },
  { name: "use-api-socket", isSwitch: true, why: "file" },
  { name: "detach-keys", isSwitch: false, why: "client" },
  { name: "sig-proxy", isSwitch: true, why: "client" },
  { name: "disable-content-trust", isSwitch: true, why: "client" },
  { name: "quiet", short: "q", isSwitch: true, why: "client" },
  { name: "help", isSwitch: true, why: "client" },
  { name: "kernel-memory", isSwitch: false, why: "gone" },
  { name: "cpu-count", isSwitch: false, why: "windows" },
  { name: "cpu-percent", isSwitch: false, why: "windows" },
  { name: "io-maxbandwidth", isSwitch: false, why: "windows" },
  { name: "io-maxiops", isSwitch: false, why: "windows" },
];
