/*
 * What JSON does not say of the fields of inspect documents, and Go's types do (moby `api/types`): whether a null is an
 * empty list or map, and which fields are left out when there is nothing.
 */

const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/));

/** Maps: a key that they do not have is no mistake. */
export const mapFields = words(
  `Labels Networks Ports PortBindings ExposedPorts Volumes Options DriverOpts Annotations Sysctls StorageOpt Tmpfs
  Containers Config Data`,
);

/** Lists, which JSON writes as null when they are empty. */
export const listFields = words(
  `Aliases Args Binds CapAdd CapDrop Cmd DeviceCgroupRules DeviceRequests Devices Dns DnsNames DnsOptions DnsSearch
  Entrypoint Env ExecIDs ExtraHosts GroupAdd Layers LinkLocalIPs Links MaskedPaths Mounts OnBuild ReadonlyPaths
  RepoDigests RepoTags SecurityOpt Shell Ulimits VolumesFrom`,
);

/** Fields that are not there when there is nothing to say. */
export const optionalFields = words(
  "Annotations Health Healthcheck Init OnBuild Shell StartInterval Status StopTimeout UsageData",
);
