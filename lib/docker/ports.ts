/** One entry of `Ports` in the engine's list of containers. An empty or missing `IP` means every address. */
export type EnginePort = {
  IP?: string | undefined;
  PrivatePort: number;
  PublicPort?: number | undefined;
  Type: string;
};

/** A container's port. `ip` is the host address (null: every one), `publicPort` is null when it is not published. */
export type ContainerPort = {
  ip: string | null;
  privatePort: number;
  publicPort: number | null;
  protocol: string;
};

/** One or more consecutive ports that are published the same way: `count` of them, from these on. */
export type PortRange = ContainerPort & { count: number };

const everyAddress = new Set(["", "0.0.0.0", "::", "[::]"]);

/**
 * The engine's ports as ours: the IPv4 and IPv6 entries of one publication become one, and the order is stable
 * (container port, protocol, address, host port).
 */
export function containerPorts(ports: readonly EnginePort[]): ContainerPort[] {
  const unique = new Map<string, ContainerPort>();
  for (const entry of ports) {
    const port = toContainerPort(entry);
    unique.set(`${port.protocol} ${port.ip} ${port.publicPort} ${port.privatePort}`, port);
  }
  return [...unique.values()].sort(compareForDisplay);
}

function toContainerPort({ IP = "", PrivatePort, PublicPort = 0, Type }: EnginePort): ContainerPort {
  const published = PublicPort > 0;
  return {
    ip: published && !everyAddress.has(IP) ? IP : null,
    privatePort: PrivatePort,
    publicPort: published ? PublicPort : null,
    protocol: Type,
  };
}

/** Joins ports that follow each other with the same offset; `ports` are those of `containerPorts`. */
export function portRanges(ports: readonly ContainerPort[]): PortRange[] {
  return joinRuns([...ports].sort(compareForJoining)).sort(compareForDisplay);
}

function joinRuns(sorted: readonly ContainerPort[]): PortRange[] {
  const joined: PortRange[] = [];
  for (const port of sorted) {
    const last = joined.at(-1);
    if (last !== undefined && follows(last, port)) last.count += 1;
    else joined.push({ ...port, count: 1 });
  }
  return joined;
}

const follows = (run: PortRange, next: ContainerPort): boolean =>
  run.protocol === next.protocol &&
  run.ip === next.ip &&
  run.privatePort + run.count === next.privatePort &&
  (run.publicPort === null ? next.publicPort === null : run.publicPort + run.count === next.publicPort);

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Runs must stand side by side: what has the same offset between host and container port comes together. */
const compareForJoining = (a: ContainerPort, b: ContainerPort): number =>
  byText(a.protocol, b.protocol) ||
  byText(a.ip ?? "", b.ip ?? "") ||
  offset(a) - offset(b) ||
  a.privatePort - b.privatePort;

/** Exposed ports sort behind all published ones; no published port can have this offset. */
const offset = (port: ContainerPort): number =>
  port.publicPort === null ? 100_000 : port.publicPort - port.privatePort;

const compareForDisplay = (a: ContainerPort, b: ContainerPort): number =>
  a.privatePort - b.privatePort ||
  byText(a.protocol, b.protocol) ||
  byText(a.ip ?? "", b.ip ?? "") ||
  (a.publicPort ?? 0) - (b.publicPort ?? 0);

/** The text docker shows, without the address when it is every one: `8000-8005->80-85/tcp`, `127.0.0.1:53->53/udp`. */
export function formatPortRange(range: PortRange): string {
  const inside = `${span(range.privatePort, range.count)}/${range.protocol}`;
  if (range.publicPort === null) return inside;
  const address = range.ip === null ? "" : `${bracketed(range.ip)}:`;
  return `${address}${span(range.publicPort, range.count)}->${inside}`;
}

const span = (first: number, count: number): string =>
  count === 1 ? String(first) : `${first}-${first + count - 1}`;

const bracketed = (address: string): string =>
  address.includes(":") && !address.startsWith("[") ? `[${address}]` : address;

const loopback = /^(?:127\.\d{1,3}\.\d{1,3}\.\d{1,3}|::1|\[::1\])$/;
const isLocalName = (host: string): boolean =>
  host === "localhost" || host.endsWith(".localhost") || loopback.test(host);

/**
 * The address a browser can open for a published port (of a range: its first), or null when there is none: not tcp, not
 * published, or bound to the engine's own loopback while the panel is used from elsewhere. `panelHost` is the host name
 * in the browser's address bar, without port.
 */
export function portUrl(port: ContainerPort, panelHost: string): string | null {
  if (port.protocol !== "tcp" || port.publicPort === null) return null;
  const host = reachableHost(port.ip, panelHost);
  if (host === null) return null;
  const secure = isTlsPort(port.publicPort) || isTlsPort(port.privatePort);
  const standard = port.publicPort === (secure ? 443 : 80);
  return `${secure ? "https" : "http"}://${bracketed(host)}${standard ? "" : `:${port.publicPort}`}/`;
}

const isTlsPort = (port: number): boolean => port === 443 || port === 8443;

function reachableHost(address: string | null, panelHost: string): string | null {
  if (address === null) return panelHost;
  if (loopback.test(address)) return isLocalName(panelHost) ? address : null;
  // An address comes from the engine: only digits of an IP may enter a URL.
  return /^[0-9a-fA-F.:]+$/.test(address) ? address : null;
}
