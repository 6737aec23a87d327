import type { EngineDefaults } from "./engine-defaults.ts";
import type { Inspected } from "./inspected.ts";
import { type HostPowerKind, type HostPowerReason, reason } from "./reason.ts";

type HostConfig = Inspected["HostConfig"];

const modes = [
  "PidMode",
  "IpcMode",
  "UTSMode",
  "UsernsMode",
  "CgroupnsMode",
  "Cgroup",
  "NetworkMode",
] as const;
type Mode = (typeof modes)[number];

// A mode that is none of these and no `container:` is refused: Podman joins a namespace by its path, too.
const own: ReadonlySet<string> = new Set(["", "private"]);
const ownIpc: ReadonlySet<string> = new Set([...own, "shareable", "none"]);

/** Reasons in the namespaces that are the host's, or of a kind that is not known. */
export function namespaceReasons(
  { HostConfig: config, NetworkSettings: networks }: Inspected,
  { privateCgroupns }: EngineDefaults,
): HostPowerReason[] {
  const isUsual = (mode: Mode) =>
    isOwn(mode, config[mode]) || (mode === "CgroupnsMode" && !privateCgroupns && isHost(config[mode]));
  const reasons = modes
    .filter((mode) => joinedContainer(config[mode]) === null && !isUsual(mode))
    .map((mode) => reason("namespace", `${mode}=${config[mode]}`));
  // `--network <id of the host network>` leaves the id in NetworkMode; only this list has the name [measured].
  if (networks.includes("host")) reasons.push(reason("namespace", "NetworkMode=host"));
  return reasons;
}

const isHost = (value: string): boolean => value.toLowerCase() === "host";

function isOwn(mode: Mode, value: string): boolean {
  // Any network by name or id is its own namespace; a colon is in none of those.
  if (mode === "NetworkMode") return !isHost(value) && !value.includes(":");
  return mode === "IpcMode" ? ownIpc.has(value) : own.has(value);
}

/** Another container whose power this one shares, and the words to say so. */
export type ContainerReference = {
  readonly kind: HostPowerKind;
  readonly container: string;
  readonly words: string;
};

/** The containers whose namespaces or volumes this one joined. */
export function containerReferences(config: HostConfig): ContainerReference[] {
  const joined = modes.flatMap((mode) => {
    const container = joinedContainer(config[mode]);
    return container === null
      ? []
      : [{ kind: "namespace" as const, container, words: `${mode}=${config[mode]}` }];
  });
  const volumes = config.VolumesFrom.map((entry) => ({
    kind: "volumes-from" as const,
    container: entry.split(":")[0] ?? entry,
    words: entry,
  }));
  return [...joined, ...volumes];
}

const joinedContainer = (mode: string): string | null => /^container:(.+)$/i.exec(mode)?.[1] ?? null;
