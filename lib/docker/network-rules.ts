/** moby `runconfig.IsPreDefinedNetwork` on Linux. */
const predefinedNames: ReadonlySet<string> = new Set(["bridge", "host", "none", "default"]);

/** Whether the engine made the network for itself and will not remove it. */
export const isPredefinedNetwork = (name: string): boolean => predefinedNames.has(name);

type Network = { readonly Name: string; readonly Ingress: boolean; readonly ConfigOnly: boolean };

/**
 * Whether `docker network prune` removes a network that no running container is connected to (moby
 * `daemon/prune.go`: neither the engine's own, nor a swarm's ingress, nor a mere configuration).
 */
export const isPrunableNetwork = (network: Network): boolean =>
  !isPredefinedNetwork(network.Name) && !network.Ingress && !network.ConfigOnly;
