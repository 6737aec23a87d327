/** What an engine warns of at `/info`; each is a message key. */
export const engineWarningKinds = [
  "memoryLimit",
  "swapLimit",
  "kernelMemory",
  "oomKill",
  "cpuQuota",
  "cpuShares",
  "cpuset",
  "pidsLimit",
  "blockIo",
  "forwarding",
  "bridgeFilter",
  "seccomp",
  "openApi",
  "storageDriver",
  "cgroupV1",
  "twoManagers",
] as const;
export type EngineWarningKind = (typeof engineWarningKinds)[number];

/** The words of each subject (moby `daemon/info_unix.go`): the sentences change between releases, these do not. */
const words: Readonly<Record<EngineWarningKind, RegExp>> = {
  memoryLimit: /no memory limit/i,
  swapLimit: /no swap limit/i,
  kernelMemory: /no kernel memory/i,
  oomKill: /no oom kill disable/i,
  cpuQuota: /no cpu cfs/i,
  cpuShares: /no cpu shares/i,
  cpuset: /no cpuset/i,
  pidsLimit: /no pids limit/i,
  blockIo: /no (?:blkio|io)[. ]/i,
  forwarding: /ipv4 forwarding is disabled/i,
  bridgeFilter: /bridge-nf-call-ip6?tables is disabled/i,
  seccomp: /seccomp profile/i,
  openApi: /api is accessible on|without encryption|without tls/i,
  storageDriver: /storage.driver is deprecated/i,
  cgroupV1: /cgroup v1 is deprecated/i,
  twoManagers: /two-manager configuration/i,
};

/** What a warning is about; null for one that we have no words of our own for. */
export const engineWarningKind = (text: string): EngineWarningKind | null =>
  engineWarningKinds.find((kind) => words[kind].test(text)) ?? null;

/** A warning without the shouting before it. */
export const plainWarning = (text: string): string => text.replace(/^\[?WARNING\]?:\s*/i, "").trim();
