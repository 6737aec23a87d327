import { shellLine } from "../shell-quote.ts";
import { runFlags } from "./flags/all.ts";
import type { Flag } from "./flags/flag.ts";
import { isPlainNetwork } from "./spec/network.ts";
import type { ContainerSpec } from "./spec.ts";
import { writeGpus } from "./values/device.ts";
import { isWritableVolume } from "./values/volume.ts";
import { isLineLabel } from "./values/words.ts";

/** The words of the `docker run` (or `create`) that asks for this container, unquoted. */
function runWords(spec: ContainerSpec, verb: "run" | "create" = "run"): string[] {
  // `create` knows no `--detach`: it never stays.
  const flags = verb === "run" ? runFlags : runFlags.filter(({ name }) => name !== "detach");
  return [
    ...["docker", verb],
    ...flags.flatMap((flag) => flagWords(flag, flag.write(spec))),
    spec.image,
    ...(spec.entrypoint ?? []).slice(1),
    ...spec.command,
  ];
}

const flagWords = ({ name, short, isSwitch }: Flag, values: readonly string[]): string[] => {
  const word = short === undefined ? `--${name}` : `-${short}`;
  return values.flatMap((value) => {
    if (isSwitch) return [value === "true" ? word : `${word}=${value}`];
    // A value that begins with a hyphen is a value only behind `=` to a reader's eye; empty ones need it too.
    return value === "" || value.startsWith("-") ? [`--${name}=${value}`] : [word, value];
  });
};

/** The line to paste into a shell. It reads back as the same spec, but for what `lineLosses` names. */
export const formatRunLine = (spec: ContainerSpec, verb: "run" | "create" = "run"): string =>
  shellLine(runWords(spec, verb));

/** What the command line has no words for: the fields, by their names in the spec. */
export function lineLosses(spec: ContainerSpec): string[] {
  const losses: [string, boolean][] = [
    ["entrypoint", (spec.entrypoint?.length ?? 1) !== 1],
    ["labels", !Object.keys(spec.labels).every(isLineLabel)],
    ["health.test", spec.health.test[0] === "CMD"],
    ["volumes", !spec.volumes.every(isWritableVolume)],
    ["mounts", spec.mounts.some(({ bindCreate }) => bindCreate)],
    ["networks", spec.networks.some(isLostNetwork)],
    ["deviceRequests", spec.deviceRequests.some((one) => one.driver !== "cdi" && writeGpus(one) === null)],
  ];
  return losses.filter(([, isLost]) => isLost).map(([field]) => field);
}

/** Only the long notation can say more than a name of a further network, and it is read in lower case. */
const isLostNetwork = (network: ContainerSpec["networks"][number], index: number): boolean => {
  const isLong = index === 0 ? Object.keys(network.driverOptions).length > 0 : !isPlainNetwork(network);
  return isLong && (network.name === "default" || hasCapitals(network));
};

const hasCapitals = ({ name, aliases, driverOptions, mac }: ContainerSpec["networks"][number]): boolean =>
  /[A-Z]/.test(`${name}${mac}${aliases.join()}${JSON.stringify(driverOptions)}`);
