import { bareName } from "../../names.ts";
import { isPlainNetwork, type NetworkSpec } from "../spec/network.ts";
import type { ContainerSpec } from "../spec.ts";
import type { InspectedContainer, InspectedEndpoint } from "./inspected.ts";

/** The container's networks, the one of its namespace first, and its links. */
export function specNetworks(container: InspectedContainer): Pick<ContainerSpec, "networks" | "links"> {
  const { NetworkMode: mode, Links } = container.HostConfig;
  const attached = container.NetworkSettings;
  const main = mode === "bridge" || mode === "" ? "default" : mode;
  const key = main === "default" ? "bridge" : main;
  const first = toNetwork(main, attached[key] ?? attached[main], container);
  const others = Object.entries(attached)
    .filter(([name]) => name !== key && name !== main)
    // `--network <id>` is told by its id in one place, by its name in the other.
    .filter(() => !isSharing(mode))
    .map(([name, endpoint]) => toNetwork(name, endpoint, container));
  const withMac = { ...first, mac: container.Config.MacAddress };
  const isUnsaid = main === "default" && isPlainNetwork(withMac) && others.length === 0;
  const links = [...Links.map(writtenLink), ...(attached[key]?.Links ?? []).map(writtenLink)];
  return { networks: isUnsaid ? [] : [withMac, ...others], links: [...new Set(links)] };
}

const isSharing = (mode: string): boolean =>
  mode === "host" || mode === "none" || mode.startsWith("container:");

const toNetwork = (
  name: string,
  endpoint: InspectedEndpoint | null | undefined,
  { Id }: InspectedContainer,
): NetworkSpec => ({
  name,
  // Engines before API 1.45 put the container's short id among the aliases.
  aliases: (endpoint?.Aliases ?? []).filter((alias) => alias !== Id.slice(0, 12)),
  ip: endpoint?.IPAMConfig?.IPv4Address ?? "",
  ip6: endpoint?.IPAMConfig?.IPv6Address ?? "",
  linkLocalIps: endpoint?.IPAMConfig?.LinkLocalIPs ?? [],
  mac: "",
  driverOptions: endpoint?.DriverOpts ?? {},
});

/** `/redis:/web/db` -> `redis:db`: the engine tells a link by the paths of both ends. */
function writtenLink(link: string): string {
  const [name = "", alias] = link.split(":");
  const last = alias?.slice(alias.lastIndexOf("/") + 1);
  return last === undefined ? bareName(name) : `${bareName(name)}:${last}`;
}
