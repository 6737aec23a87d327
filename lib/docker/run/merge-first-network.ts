import type { Draft } from "./flags/flag.ts";
import { isPlainNetwork, isUserDefined, plainNetwork } from "./spec/network.ts";

type Conflict = readonly [flag: string, other: string];

/**
 * Puts what `--ip`, `--network-alias` and the like say onto the first network, wherever they stood in the line. Without
 * one they are about the engine's default network. Gives back the pairs that the command line refuses.
 */
export function mergeFirstNetwork({ spec, first }: Draft): Conflict[] {
  if (!isPlainNetwork(first)) {
    if (spec.networks.length === 0) spec.networks.push(plainNetwork("default"));
  }
  const [main] = spec.networks;
  if (main === undefined) return [];
  const isLinked = spec.links.length > 0 && main.name !== "default" && !isUserDefined(main.name);
  const conflicts = doubled(main, first);
  main.aliases.push(...first.aliases);
  main.linkLocalIps.push(...first.linkLocalIps);
  main.ip ||= first.ip;
  main.ip6 ||= first.ip6;
  main.mac ||= first.mac;
  const linked: Conflict[] = isLinked ? [["--link", `--network ${main.name}`]] : [];
  return [...conflicts, ...linked, ...misplaced(spec.networks)];
}

type Network = Draft["first"];

function doubled(main: Network, first: Network): Conflict[] {
  const pairs: [boolean, Conflict][] = [
    [main.aliases.length > 0 && first.aliases.length > 0, ["--network-alias", "--network name=…,alias=…"]],
    [main.ip !== "" && first.ip !== "", ["--ip", "--network name=…,ip=…"]],
    [main.ip6 !== "" && first.ip6 !== "", ["--ip6", "--network name=…,ip6=…"]],
    [main.mac !== "" && first.mac !== "", ["--mac-address", "--network name=…,mac-address=…"]],
    [
      main.linkLocalIps.length > 0 && first.linkLocalIps.length > 0,
      ["--link-local-ip", "--network name=…,link-local-ip=…"],
    ],
  ];
  return pairs.filter(([both]) => both).map(([, conflict]) => conflict);
}

function misplaced(networks: readonly Network[]): Conflict[] {
  const conflicts: Conflict[] = [];
  const own = networks.filter(({ name }) => isUserDefined(name));
  if (own.length > 0 && own.length < networks.length)
    conflicts.push(["--network", networks.find(({ name }) => !isUserDefined(name))?.name ?? ""]);
  if (new Set(networks.map(({ name }) => name)).size < networks.length)
    conflicts.push(["--network", "--network"]);
  const alias = networks.find(({ name, aliases }) => !isUserDefined(name) && aliases.length > 0);
  if (alias) conflicts.push(["--network-alias", `--network ${alias.name}`]);
  return conflicts;
}
