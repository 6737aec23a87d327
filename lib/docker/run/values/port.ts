import type { PublishedPort } from "../spec.ts";
import { isIpAddress, isIpv6Address } from "./address.ts";
import { cutPair } from "./csv.ts";
import { Unreadable } from "./unreadable.ts";

export type PortRange = { readonly first: number; readonly last: number };

const expected = "127.0.0.1:8080-8081:80-81/tcp";
const protocols = ["tcp", "udp", "sctp"] as const;
type Protocol = (typeof protocols)[number];

/** `80` or `80-90`; null for anything else, and for a range that runs backwards. */
export function readPortRange(text: string): PortRange | null {
  const [, first = "", last = first] = /^([0-9]{1,5})(?:-([0-9]{1,5}))?$/.exec(text) ?? [];
  const range = { first: Number(first), last: Number(last) };
  return first === "" || range.last > 65_535 || range.first > range.last ? null : range;
}

const readProtocol = (text: string): Protocol => {
  const found = protocols.find((protocol) => protocol === text.toLowerCase());
  if (found === undefined) throw new Unreadable("tcp | udp | sctp");
  return found;
};

/** The value of one `-p`, in either of its two notations. Ranges are kept as they are written. */
export function readPublish(text: string): PublishedPort {
  const port = text.includes("=") ? readLong(text) : readShort(text);
  const container = readPortRange(port.containerPort);
  const host = port.hostPort === "" ? null : readPortRange(port.hostPort);
  if (container === null || (port.hostPort !== "" && host === null)) throw new Unreadable(expected);
  if (port.hostIp !== "" && !isIpAddress(port.hostIp)) throw new Unreadable(expected);
  if (host !== null && !areRangesFitting(host, container)) throw new Unreadable(expected);
  return port;
}

/** As many ports of the host as of the container; or, for one port of the container, any of several of the host. */
export const areRangesFitting = (host: PortRange, container: PortRange): boolean =>
  container.first === container.last || host.last - host.first === container.last - container.first;

function readShort(text: string): PublishedPort {
  const parts = text.split(":");
  const [containerPort = "", protocol] = (parts.pop() ?? "").split("/");
  const hostPort = plainPort(parts.pop() ?? "");
  const address = parts.join(":");
  const bare = /^\[(.*)\]$/.exec(address)?.[1] ?? address;
  // An IPv6 address must be in brackets here, or its own colons would part it.
  if (address.includes(":") && bare === address) throw new Unreadable("[::1]:8080:80");
  return { hostIp: bare, hostPort, containerPort, protocol: readProtocol(protocol || "tcp") };
}

/** A port of the host as the command line sends it: `080` is `80`, and a range of one is that one. */
function plainPort(text: string): string {
  const range = readPortRange(text);
  if (range === null) return text;
  return range.first === range.last ? String(range.first) : `${range.first}-${range.last}`;
}

/** The command line (docker/cli `cli/command/container/opts.go`) makes the short notation of it and reads that. */
function readLong(text: string): PublishedPort {
  const parts: Record<string, string> = { published: "", target: "", protocol: "tcp", mode: "" };
  for (const field of text.split(",")) {
    const [key, value] = cutPair(field);
    if (value === null || !Object.hasOwn(parts, key))
      throw new Unreadable("published=8080,target=80,protocol=tcp");
    parts[key] = value;
  }
  return readShort(`${parts.published}:${parts.target}/${parts.protocol}`);
}

/** The short notation, as short as it can be. */
export function writePublish({ hostIp, hostPort, containerPort, protocol }: PublishedPort): string {
  const address = isIpv6Address(hostIp) ? `[${hostIp}]` : hostIp;
  const host = address === "" ? (hostPort === "" ? "" : `${hostPort}:`) : `${address}:${hostPort}:`;
  return `${host}${containerPort}${protocol === "tcp" ? "" : `/${protocol}`}`;
}

/** `--expose`: a port or a range, and a protocol that is `tcp` unless said otherwise. */
export function readExpose(text: string): string {
  const [range, protocol] = cutPair(text, "/");
  const parsed = readPortRange(range);
  if (parsed === null) throw new Unreadable("8000-8010/udp");
  return `${parsed.first}${parsed.last === parsed.first ? "" : `-${parsed.last}`}/${asWritten(protocol || "tcp")}`;
}

/** The command line sends the protocol of an `--expose` as it is written, unlike that of a `-p`. */
const asWritten = (protocol: string): string => {
  readProtocol(protocol);
  return protocol;
};

/** Each port of a range as the engine keys it: `80/tcp`, `81/tcp`. */
export function portKeys(range: string, protocol: string): string[] {
  const { first, last } = readPortRange(range) ?? { first: 0, last: -1 };
  return Array.from({ length: last - first + 1 }, (_, index) => `${first + index}/${protocol}`);
}
