import { stringify } from "yaml";
import { parseImageReference } from "../../image-reference.ts";
import { runFlags } from "../flags/all.ts";
import { emptySpec } from "../spec/empty.ts";
import { isUserDefined } from "../spec/network.ts";
import type { ContainerSpec } from "../spec.ts";
import { writeDuration } from "../values/duration.ts";
import { isHostPath } from "../values/volume.ts";
import { composeKeys } from "./keys.ts";
import {
  blkioYaml,
  deviceYaml,
  healthYaml,
  mountYaml,
  networksYaml,
  ulimitsYaml,
  volumeYaml,
} from "./parts.ts";
import { escapeDollar, toYaml } from "./shape.ts";

/** A compose file with this container as its one service, its volumes and networks by their own names. */
export function specToCompose(spec: ContainerSpec): string {
  const service = serviceName(spec);
  const volumes = namedVolumes(spec);
  const networks = spec.networks.map(({ name }) => name).filter(isUserDefined);
  return stringify(
    {
      services: { [service]: withoutNothing(serviceYaml(spec)) },
      // Without a name of its own, compose would put the project's before it.
      ...(volumes.length > 0 ? { volumes: Object.fromEntries(volumes.map((name) => [name, { name }])) } : {}),
      ...(networks.length > 0
        ? { networks: Object.fromEntries(networks.map((name) => [name, { name, external: true }])) }
        : {}),
    },
    { lineWidth: 0 },
  );
}

function serviceYaml(spec: ContainerSpec): Record<string, unknown> {
  const flags = new Map(runFlags.map((flag) => [flag.name, flag]));
  const plain = composeKeys.map(({ key, flag, shape }) => [
    key,
    toYaml(shape, flags.get(flag)?.write(withoutCdi(spec)) ?? []),
  ]);
  return {
    image: spec.image,
    ...Object.fromEntries(plain),
    entrypoint: spec.entrypoint?.map(escapeDollar),
    command: spec.command.length > 0 ? spec.command.map(escapeDollar) : undefined,
    stop_grace_period:
      spec.stopTimeout === null || spec.stopTimeout < 0 ? undefined : writeDuration(spec.stopTimeout * 1e9),
    ...networksYaml(spec),
    volumes: orNothing([...spec.volumes.map(volumeYaml), ...spec.mounts.map(mountYaml)]),
    volumes_from: orNothing(spec.volumesFrom.map((from) => `container:${from}`)),
    ulimits: ulimitsYaml(spec),
    blkio_config: blkioYaml(spec),
    deploy: deviceYaml(spec),
    healthcheck: healthYaml(spec),
    logging:
      spec.logDriver === "" && Object.keys(spec.logOptions).length === 0
        ? undefined
        : withoutNothing({ driver: spec.logDriver || undefined, options: mapOrNothing(spec.logOptions) }),
  };
}

/** Those stand under `deploy` with the other devices of a driver. */
const withoutCdi = (spec: ContainerSpec): ContainerSpec => ({
  ...spec,
  deviceRequests: spec.deviceRequests.filter(({ driver }) => driver !== "cdi"),
});

const orNothing = <T>(list: readonly T[]): readonly T[] | undefined => (list.length === 0 ? undefined : list);
const mapOrNothing = (map: Record<string, string>) =>
  Object.keys(map).length === 0
    ? undefined
    : Object.fromEntries(Object.entries(map).map(([key, value]) => [key, escapeDollar(value)]));
const withoutNothing = (map: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(map).filter(([, value]) => value !== undefined));

/** After the container, or else its image: letters, digits, `-` and `_`. */
function serviceName({ name, image }: ContainerSpec): string {
  const reference = parseImageReference(image);
  const last = reference?.kind === "name" ? reference.repository.split("/").at(-1) : "app";
  return (
    (name || last || "app")
      .toLowerCase()
      .replaceAll(/[^a-z0-9_-]+/g, "-")
      .replace(/^[-_]+/, "") || "app"
  );
}

const namedVolumes = ({ volumes, mounts }: ContainerSpec): string[] => {
  const named = [
    ...volumes.map(({ source }) => source),
    ...mounts.filter(({ type }) => type === "volume").map(({ source }) => source),
  ];
  return [...new Set(named.filter((source) => source !== "" && !isHostPath(source)))];
};

const empty = emptySpec();
const silent = ["attach", "remove", "publishAll", "cpusetMems", "volumeDriver"] as const;

/** What a compose file has no words for: the fields, by their names in the spec. A container of compose is detached. */
export function composeLosses(spec: ContainerSpec): string[] {
  const unsaid = silent.filter((key) => JSON.stringify(spec[key]) !== JSON.stringify(empty[key]));
  const more: [string, boolean][] = [
    ["detach", !spec.detach],
    ["stopTimeout", spec.stopTimeout !== null && spec.stopTimeout < 0],
    [
      "mounts",
      spec.mounts.some(
        (mount) =>
          mount.volumeDriver !== "" ||
          Object.keys({ ...mount.volumeOptions, ...mount.volumeLabels }).length > 0,
      ),
    ],
    ["deviceRequests", spec.deviceRequests.some(({ capabilities }) => capabilities.length > 1)],
  ];
  return [...unsaid, ...more.filter(([, isLost]) => isLost).map(([field]) => field)];
}
