import type { ContainerSpec, PublishedPort } from "../spec.ts";
import { type SpecProblem, specProblem } from "../spec-problem.ts";
import { isIpAddress } from "../values/address.ts";
import { areRangesFitting, type PortRange, readPortRange } from "../values/port.ts";

/** A published port of the host that is settled before the container starts. */
export type FixedPort = {
  readonly index: number;
  readonly ip: string;
  readonly port: number;
  readonly protocol: string;
};

/** The ports of the host that the spec asks for by number. */
export const fixedPorts = ({ publish }: Pick<ContainerSpec, "publish">): FixedPort[] =>
  publish.flatMap(({ hostIp, hostPort, containerPort, protocol }, index) => {
    const host = readPortRange(hostPort);
    const container = readPortRange(containerPort);
    const isChoice = host && container?.first === container?.last && host.first !== host.last;
    if (host === null || isChoice) return [];
    const count = host.last - host.first + 1;
    return Array.from({ length: count }, (_, offset) => ({
      index,
      ip: hostIp,
      port: host.first + offset,
      protocol,
    }));
  });

const isAny = (ip: string): boolean => ip === "" || ip === "0.0.0.0" || ip === "::";

/** Whether two ports of the host cannot both be had. */
export const arePortsClashing = (left: Omit<FixedPort, "index">, right: Omit<FixedPort, "index">): boolean =>
  left.port === right.port &&
  left.protocol === right.protocol &&
  (left.ip === right.ip || isAny(left.ip) || isAny(right.ip));

export function portProblems(spec: ContainerSpec): SpecProblem[] {
  const problems = spec.publish.flatMap(rangeProblems);
  const fixed = fixedPorts(spec);
  const seen = new Map<string, FixedPort[]>();
  for (const port of fixed) {
    const key = `${port.port}/${port.protocol}`;
    const before = seen.get(key) ?? [];
    if (before.some((one) => arePortsClashing(one, port)))
      problems.push(specProblem(`publish.${port.index}.hostPort`, "port_twice", { value: key }));
    seen.set(key, [...before, port]);
  }
  const mode = spec.networks[0]?.name ?? "";
  if (spec.publish.length > 0 && (mode === "host" || mode === "none" || mode.startsWith("container:")))
    problems.push(specProblem("publish", "ports_without_network", { value: mode }));
  return problems;
}

function rangeProblems(port: PublishedPort, index: number): SpecProblem[] {
  const problems: SpecProblem[] = [];
  const say = (part: keyof PublishedPort, code: SpecProblem["code"]) =>
    problems.push(specProblem(`publish.${index}.${part}`, code, { value: port[part] }));
  const container = readPortRange(port.containerPort);
  const host: PortRange | null = readPortRange(port.hostPort);
  if (container === null || container.first === 0) say("containerPort", "port_range");
  if (port.hostPort !== "" && host === null) say("hostPort", "port_range");
  if (container && host && !areRangesFitting(host, container)) say("hostPort", "port_ranges_unequal");
  if (port.hostIp !== "" && !isIpAddress(port.hostIp)) say("hostIp", "port_address");
  return problems;
}
