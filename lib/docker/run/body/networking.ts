import { isPlainNetwork, type NetworkSpec, plainNetwork } from "../spec/network.ts";
import type { ContainerSpec } from "../spec.ts";

export type EndpointBody = {
  readonly IPAMConfig: {
    readonly IPv4Address?: string;
    readonly IPv6Address?: string;
    readonly LinkLocalIPs?: readonly string[];
  } | null;
  readonly Links: readonly string[] | null;
  readonly Aliases: readonly string[] | null;
  readonly MacAddress: string;
  readonly DriverOpts: Readonly<Record<string, string>> | null;
};
export type NetworkingBody = { readonly EndpointsConfig: Readonly<Record<string, EndpointBody>> };

/** The name by which the container's own namespace is made. */
export const networkMode = ({ networks }: ContainerSpec): string => networks[0]?.name ?? "default";

/**
 * The networks to attach to. A single one of which nothing is said stands in `NetworkMode` alone, as the command line
 * has it; links belong to the first, unless that is the engine's default network.
 */
export function networkingBody(spec: ContainerSpec): NetworkingBody {
  const networks = spec.networks.length === 0 ? [plainNetwork("default")] : spec.networks;
  const [only] = spec.networks;
  const isBare = spec.networks.length === 1 && only !== undefined && isPlainNetwork(only);
  const linksOf = (network: NetworkSpec, index: number) =>
    index === 0 && network.name !== "default" ? spec.links : [];
  if (isBare && linksOf(only, 0).length === 0) return { EndpointsConfig: {} };
  return {
    EndpointsConfig: Object.fromEntries(
      networks.map((network, index) => [network.name, endpointBody(network, linksOf(network, index))]),
    ),
  };
}

const orNull = (list: readonly string[]): readonly string[] | null => (list.length === 0 ? null : list);

/** One attachment, as `POST /networks/{id}/connect` takes it too. */
export const endpointBody = (network: NetworkSpec, links: readonly string[] = []): EndpointBody => {
  const { ip, ip6, linkLocalIps } = network;
  const isAddressed = ip !== "" || ip6 !== "" || linkLocalIps.length > 0;
  return {
    IPAMConfig: isAddressed
      ? {
          ...(ip === "" ? {} : { IPv4Address: ip }),
          ...(ip6 === "" ? {} : { IPv6Address: ip6 }),
          ...(linkLocalIps.length === 0 ? {} : { LinkLocalIPs: linkLocalIps }),
        }
      : null,
    Links: orNull(links),
    Aliases: orNull(network.aliases),
    MacAddress: network.mac,
    DriverOpts: Object.keys(network.driverOptions).length === 0 ? null : network.driverOptions,
  };
};
