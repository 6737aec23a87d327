import { isUserDefined, type NetworkSpec } from "../spec/network.ts";
import type { ContainerSpec } from "../spec.ts";
import { type SpecProblem, specProblem } from "../spec-problem.ts";
import { isIpAddress, isMacAddress } from "../values/address.ts";

export function networkProblems(spec: ContainerSpec): SpecProblem[] {
  const { networks } = spec;
  const problems = networks.flatMap(oneNetwork);
  const own = networks.filter(({ name }) => isUserDefined(name));
  if (own.length > 0 && own.length < networks.length)
    problems.push(specProblem("networks", "network_kinds_mixed"));
  for (const [index, { name }] of networks.entries())
    if (networks.findIndex((other) => other.name === name) < index)
      problems.push(specProblem(`networks.${index}.name`, "twice", { value: name }));
  return problems;
}

function oneNetwork(network: NetworkSpec, index: number): SpecProblem[] {
  const problems: SpecProblem[] = [];
  const say = (part: keyof NetworkSpec, code: SpecProblem["code"], value: string) =>
    problems.push(specProblem(`networks.${index}.${part}`, code, { value }));
  if (network.name.trim() === "") say("name", "path_required", "");
  const isOwn = isUserDefined(network.name);
  if (!isOwn && network.aliases.length > 0) say("aliases", "needs_own_network", network.name);
  if (!isOwn && `${network.ip}${network.ip6}` !== "") say("ip", "needs_own_network", network.name);
  for (const key of ["ip", "ip6"] as const)
    if (network[key] !== "" && !isIpAddress(network[key])) say(key, "address", network[key]);
  for (const ip of network.linkLocalIps) if (!isIpAddress(ip)) say("linkLocalIps", "address", ip);
  if (network.mac !== "" && !isMacAddress(network.mac)) say("mac", "mac_address", network.mac);
  return problems;
}
