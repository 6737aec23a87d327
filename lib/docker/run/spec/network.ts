import { z } from "zod";

const text = z.string().max(32_768);

/** One `--network`, with what belongs to that attachment. */
export const networkSpec = z.strictObject({
  /** A network's name or id, `default`, `bridge`, `none`, `host`, or `container:name`. */
  name: text,
  aliases: z.array(text),
  ip: text,
  ip6: text,
  linkLocalIps: z.array(text),
  mac: text,
  driverOptions: z.record(text, text),
});
export type NetworkSpec = z.output<typeof networkSpec>;

/** An attachment with nothing said but its name. */
export const plainNetwork = (name: string): NetworkSpec => ({
  ...{ name, aliases: [], ip: "", ip6: "", linkLocalIps: [], mac: "", driverOptions: {} },
});

const builtIn: ReadonlySet<string> = new Set(["default", "bridge", "host", "none", "nat"]);

/** Whether a network is one that somebody made, which is where aliases and links of a network work. */
export const isUserDefined = (name: string): boolean =>
  !builtIn.has(name) && !name.startsWith("container:") && name !== "container";

/** Whether nothing is said of an attachment but its name. */
export const isPlainNetwork = (network: NetworkSpec): boolean =>
  network.aliases.length === 0 &&
  network.linkLocalIps.length === 0 &&
  `${network.ip}${network.ip6}${network.mac}` === "" &&
  Object.keys(network.driverOptions).length === 0;
