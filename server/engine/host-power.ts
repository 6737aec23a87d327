import type { EngineClient } from "./client.ts";
import type { ContainerInspect } from "./types/container.ts";
import type { EngineInfo } from "./types/system.ts";
import type { VolumeEntry } from "./types/volume.ts";

/** Why a shell in a container is as good as one on its host. `kind` is a word for messages, `detail` the setting. */
export type HostPowerReason = { readonly kind: string; readonly detail: string };

/** What one inspect tells: reasons of its own, and where to look for more. */
export type DirectHostPower = {
  readonly reasons: readonly HostPowerReason[];
  /** Containers whose namespaces or volumes it uses: their power is its power. */
  readonly containers: readonly string[];
  /** Its named volumes: their options may bind a host's path or device. */
  readonly volumes: readonly string[];
};

/** What the engine gives to a container that asks for nothing. On cgroup v1 that is the host's cgroup namespace. */
export type EngineDefaults = { readonly runtime: string; readonly privateCgroupns: boolean };

/** Reads the defaults out of `/info`. */
export const engineDefaults = (info: EngineInfo): EngineDefaults => ({
  runtime: info.DefaultRuntime || "runc",
  privateCgroupns: info.SecurityOptions.some((option) => option.startsWith("name=cgroupns")),
});

/** Docker's own default set (moby `oci/caps/defaults.go`). */
const defaultCapabilities = new Set(
  "AUDIT_WRITE CHOWN DAC_OVERRIDE FOWNER FSETID KILL MKNOD NET_BIND_SERVICE NET_RAW SETFCAP SETGID SETPCAP SETUID SYS_CHROOT".split(
    " ",
  ),
);
const looseOption = /unconfined|disable|systempaths|writable-cgroups|^seccomp[=:]\s*\{/;

type Host = ContainerInspect["HostConfig"];
const reasons = (kind: string, details: readonly string[]): HostPowerReason[] =>
  details.map((detail) => ({ kind, detail }));

const namespaceReasons = (host: Host, defaults: EngineDefaults): HostPowerReason[] => {
  const modes = {
    network: host.NetworkMode,
    pid: host.PidMode,
    ipc: host.IpcMode,
    uts: host.UTSMode,
    userns: host.UsernsMode,
    cgroupns: defaults.privateCgroupns ? host.CgroupnsMode : null,
  };
  const ofHost = Object.entries(modes).filter(([, mode]) => mode === "host");
  return reasons(
    "namespace",
    ofHost.map(([name]) => `${name}=host`),
  );
};

const capabilityReasons = (host: Host): HostPowerReason[] => {
  const added = (host.CapAdd ?? []).map((name) => name.toUpperCase().replace(/^CAP_/, ""));
  return reasons(
    "capability",
    added.filter((name) => !defaultCapabilities.has(name)),
  );
};

const deviceReasons = (host: Host): HostPowerReason[] => [
  ...reasons(
    "device",
    (host.Devices ?? []).map((device) => device.PathOnHost ?? ""),
  ),
  ...reasons(
    "device-request",
    (host.DeviceRequests ?? []).map((request) => request.Driver ?? ""),
  ),
  ...reasons("device-rule", host.DeviceCgroupRules ?? []),
];

const protectionReasons = (host: Host, defaults: EngineDefaults): HostPowerReason[] => {
  const isEmptied = (paths: readonly string[] | null | undefined) => paths?.length === 0;
  const isUsual = ["", "runc", "io.containerd.runc.v2", defaults.runtime].includes(host.Runtime ?? "");
  return [
    ...reasons(
      "security-option",
      (host.SecurityOpt ?? []).filter((option) => looseOption.test(option)),
    ),
    ...reasons(
      "system-paths",
      isEmptied(host.MaskedPaths) || isEmptied(host.ReadonlyPaths) ? ["unmasked"] : [],
    ),
    ...reasons("runtime", isUsual ? [] : [host.Runtime ?? ""]),
  ];
};

const mountReasons = (mounts: NonNullable<ContainerInspect["Mounts"]>): HostPowerReason[] => {
  const safe = new Set(["volume", "tmpfs", "image"]);
  const ofHost = mounts.filter((mount) => !safe.has(mount.Type ?? ""));
  const driven = mounts.filter((mount) => mount.Type === "volume" && (mount.Driver || "local") !== "local");
  return [
    ...reasons(
      "bind",
      ofHost.map((mount) => mount.Source ?? ""),
    ),
    ...reasons(
      "volume-driver",
      driven.map((mount) => mount.Driver ?? ""),
    ),
  ];
};

const sharedContainers = (host: Host): string[] => {
  const modes = [host.NetworkMode, host.PidMode, host.IpcMode];
  const joined = modes.flatMap((mode) =>
    mode?.startsWith("container:") ? [mode.slice("container:".length)] : [],
  );
  const volumesFrom = (host.VolumesFrom ?? []).map((from) => from.split(":")[0] ?? "");
  return [...new Set([...joined, ...volumesFrom])];
};

/** What one container's inspect says about its power over the host. */
export const directHostPower = (container: ContainerInspect, defaults: EngineDefaults): DirectHostPower => {
  const host = container.HostConfig;
  const mounts = container.Mounts ?? [];
  return {
    reasons: [
      ...reasons("privileged", host.Privileged ? ["--privileged"] : []),
      ...capabilityReasons(host),
      ...namespaceReasons(host, defaults),
      ...mountReasons(mounts),
      ...deviceReasons(host),
      ...protectionReasons(host, defaults),
    ],
    containers: sharedContainers(host),
    volumes: mounts.flatMap((mount) => (mount.Type === "volume" && mount.Name ? [mount.Name] : [])),
  };
};

/** Where the rest of the answer is. `null` is "there is none", `undefined` is "not known yet". */
export type HostPowerLookup = {
  container(ref: string): DirectHostPower | null | undefined;
  volume(name: string): VolumeEntry | null | undefined;
};

const volumeReasons = (name: string, lookup: HostPowerLookup): HostPowerReason[] | undefined => {
  const volume = lookup.volume(name);
  if (volume === undefined) return undefined;
  if (volume === null) return reasons("volume-unknown", [name]);
  const isPlain = !volume.Options.device && !volume.Options.o;
  return reasons("volume-options", isPlain ? [] : [`${name}: ${volume.Options.device || volume.Options.o}`]);
};

/**
 * All reasons, those of shared containers and volumes included; `null` while some of it is not known. A container that
 * is gone counts as powerful: the namespaces that were taken from it live on.
 */
export const combineHostPower = (
  own: DirectHostPower,
  lookup: HostPowerLookup,
  seen: ReadonlySet<string> = new Set(),
): HostPowerReason[] | null => {
  const all = [...own.reasons];
  for (const name of own.volumes) {
    const found = volumeReasons(name, lookup);
    if (!found) return null;
    all.push(...found);
  }
  for (const ref of own.containers) {
    if (seen.has(ref)) continue;
    const other = lookup.container(ref);
    if (other === undefined) return null;
    const theirs = other && combineHostPower(other, lookup, new Set([...seen, ref]));
    if (other && !theirs) return null;
    if (theirs?.length !== 0) all.push({ kind: "shares", detail: ref });
  }
  return all;
};

const isNotFound = (error: unknown): boolean => (error as { code?: unknown }).code === "not_found";

/** Asks the engine now, following what the container shares. Rejects as the client does. */
export const containerHostPower = async (client: EngineClient, ref: string): Promise<HostPowerReason[]> => {
  const defaults = engineDefaults(await client.info());
  const containers = new Map<string, DirectHostPower | null>();
  const visit = async (one: string): Promise<void> => {
    if (containers.has(one)) return;
    containers.set(one, null);
    const found = await client.inspectContainer(one).catch((error: unknown) => {
      if (isNotFound(error) && one !== ref) return null;
      throw error;
    });
    if (!found) return;
    const power = directHostPower(found, defaults);
    containers.set(one, power);
    for (const shared of power.containers) await visit(shared);
  };
  await visit(ref);
  const names = [...containers.values()].flatMap((power) => power?.volumes ?? []);
  const found = names.length > 0 ? await client.listVolumes({ names }) : [];
  const volumes = new Map(found.map((volume) => [volume.Name, volume]));
  const own = containers.get(ref);
  const lookup: HostPowerLookup = {
    container: (one) => containers.get(one) ?? null,
    volume: (name) => volumes.get(name) ?? null,
  };
  return (own && combineHostPower(own, lookup, new Set([ref]))) ?? [];
};
