import { isUserDefined } from "./spec/network.ts";
import type { ContainerSpec } from "./spec.ts";
import { fixedPorts } from "./validate/ports.ts";

/** What of a spec only an engine can judge, as short texts for an address; nothing in it is a secret. */
export function checkInput(spec: ContainerSpec) {
  const ports = fixedPorts(spec).map(({ index, ip, port, protocol }) => `${index}|${ip}|${port}|${protocol}`);
  return {
    name: spec.name,
    image: spec.image,
    ports: ports.slice(0, 200).join(","),
    networks: spec.networks.map(({ name }) => (isUserDefined(name) ? name : "")).join(","),
    joins: joinedContainers(spec).join(","),
    runtime: spec.runtime,
    gpus: spec.deviceRequests.some(({ driver }) => driver !== "cdi"),
  };
}

/** Containers that must be there already: `field|name`. */
function joinedContainers(spec: ContainerSpec): string[] {
  const mode = /^container:(.+)$/;
  const modes = (["pid", "ipc"] as const).flatMap((field) => {
    const name = mode.exec(spec[field])?.[1];
    return name === undefined ? [] : [`${field}|${name}`];
  });
  const network = mode.exec(spec.networks[0]?.name ?? "")?.[1];
  return [
    ...modes,
    ...(network === undefined ? [] : [`networks.0.name|${network}`]),
    ...spec.volumesFrom.map((from, index) => `volumesFrom.${index}|${from.split(":")[0]}`),
    ...spec.links.map((link, index) => `links.${index}|${link.split(":")[0]}`),
  ];
}
