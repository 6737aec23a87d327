import type { PublishedPort } from "../spec.ts";
import { cutPair } from "../values/csv.ts";

type Bindings = Readonly<Record<string, readonly { HostIp: string; HostPort: string }[]>>;
type Single = Omit<PublishedPort, "containerPort"> & { port: number };

const protocols = ["tcp", "udp", "sctp"] as const;

/** The engine's bindings, one for each port, as few as can be said: neighbours become ranges. */
export function collapsePorts(bindings: Bindings): PublishedPort[] {
  const singles = Object.entries(bindings).flatMap(([key, list]) => list.map((one) => toSingle(key, one)));
  const ranges: { first: Single; last: Single }[] = [];
  for (const single of singles.toSorted(byPlace)) {
    const open = ranges.find(({ last }) => isNext(last, single));
    if (open) open.last = single;
    else ranges.push({ first: single, last: single });
  }
  return ranges.map(({ first, last }) => ({
    hostIp: first.hostIp,
    hostPort: range(first.hostPort, last.hostPort),
    containerPort: range(String(first.port), String(last.port)),
    protocol: first.protocol,
  }));
}

const range = (first: string, last: string): string => (first === last ? first : `${first}-${last}`);

function toSingle(key: string, { HostIp, HostPort }: { HostIp: string; HostPort: string }): Single {
  const [port, word] = cutPair(key, "/");
  const protocol = protocols.find((one) => one === word) ?? "tcp";
  return { hostIp: HostIp, hostPort: HostPort === "0" ? "" : HostPort, port: Number(port), protocol };
}

const byPlace = (left: Single, right: Single): number =>
  left.protocol.localeCompare(right.protocol, "en") || left.port - right.port;

/** A port the engine picks, or picks out of several, has no neighbour: a range would mean something else. */
const isNext = (last: Single, next: Single): boolean =>
  /^[0-9]+$/.test(last.hostPort) &&
  last.protocol === next.protocol &&
  last.hostIp === next.hostIp &&
  last.port + 1 === next.port &&
  String(Number(last.hostPort) + 1) === next.hostPort;
