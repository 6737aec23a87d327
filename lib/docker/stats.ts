/** The part of `GET /containers/{id}/stats` that is read here. Engines leave out what a container or a host does not have. */
export type EngineStats = {
  /** When the engine read it; `0001-01-01T00:00:00Z` for a container that is not running. */
  readonly read?: string | null | undefined;
  readonly cpu_stats?: CpuStats | null | undefined;
  readonly precpu_stats?: CpuStats | null | undefined;
  readonly memory_stats?: MemoryStats | null | undefined;
  readonly networks?: Readonly<Record<string, Traffic>> | null | undefined;
  readonly blkio_stats?: BlockStats | null | undefined;
  readonly pids_stats?: { readonly current?: Figure } | null | undefined;
};

type Figure = number | null | undefined;

export type CpuStats = {
  readonly cpu_usage?:
    | { readonly total_usage?: Figure; readonly percpu_usage?: readonly number[] | null | undefined }
    | null
    | undefined;
  readonly system_cpu_usage?: Figure;
  readonly online_cpus?: Figure;
};

type MemoryStats = {
  readonly usage?: Figure;
  readonly limit?: Figure;
  readonly stats?: Readonly<Record<string, Figure>> | null | undefined;
};

type Traffic = { readonly rx_bytes?: Figure; readonly tx_bytes?: Figure };

type BlockStats = {
  readonly io_service_bytes_recursive?: readonly BlockEntry[] | null | undefined;
};

type BlockEntry = { readonly op?: string | null | undefined; readonly value?: Figure };

/** What a container uses, as `docker stats` shows it. Bytes are totals since the container's start. */
export type Usage = {
  /** When the engine read it, ms since the epoch, by its own clock. */
  readonly at: number;
  /** In percent of one processor; null where there is no earlier reading to compare with. */
  readonly cpuPercent: number | null;
  /** What all processors that it sees come to: 100 for each; 0 where the engine does not say. */
  readonly cpuLimit: number;
  /** Bytes without the cache that the kernel would give back. */
  readonly memory: number;
  /** Bytes; the host's memory where the container has no limit. 0 where the engine does not say. */
  readonly memoryLimit: number;
  readonly received: number;
  readonly sent: number;
  readonly blockRead: number;
  readonly blockWritten: number;
  readonly pids: number;
};

/** The figures that are kept and drawn over time. */
export const drawnFigures = [
  "cpuPercent",
  "memory",
  "memoryLimit",
  "received",
  "sent",
  "blockRead",
  "blockWritten",
  "pids",
] as const satisfies readonly (keyof Usage)[];
export type DrawnFigure = (typeof drawnFigures)[number];

/** Half an hour, a reading a second: as much as the panel keeps of a container, and a tab draws. */
export const mostReadings = 1800;

/**
 * Reads a sample of the engine by the formulas of `docker stats` (docker/cli `cli/command/container/stats_helpers.go`,
 * those of Linux: Windows engines count otherwise and are not served). `previous` is the reading to compare the
 * processor time with: the engine's own earlier one unless another is given. Null for a container that is not running.
 */
export const readUsage = (
  sample: EngineStats,
  previous: CpuStats | null | undefined = sample.precpu_stats,
): Usage | null => {
  const at = Date.parse(sample.read ?? "");
  // The year 1 is Go's zero time: the engine had nothing to read.
  if (!(at > 0)) return null;
  const cpu = sample.cpu_stats ?? {};
  return {
    at,
    cpuPercent: cpuPercent(cpu, previous),
    cpuLimit: processorsOf(cpu) * 100,
    memory: memoryWithoutCache(sample.memory_stats ?? {}),
    memoryLimit: sample.memory_stats?.limit ?? 0,
    ...traffic(sample.networks),
    ...blockBytes(sample.blkio_stats),
    pids: sample.pids_stats?.current ?? 0,
  };
};

/** `calculateMemPercentUnixNoCache`: 0 where there is no limit to compare with. */
export const memoryPercent = ({ memory, memoryLimit }: Pick<Usage, "memory" | "memoryLimit">): number =>
  memoryLimit > 0 ? (memory / memoryLimit) * 100 : 0;

/** Engines before 1.27 do not tell how many processors are online; those that they list are. */
const processorsOf = (cpu: CpuStats): number => cpu.online_cpus || (cpu.cpu_usage?.percpu_usage?.length ?? 0);

/**
 * `calculateCPUPercentUnix`. A stream's first sample has no earlier reading: the CLI would compare it with the boot of the
 * host, which says nothing about now.
 */
const cpuPercent = (now: CpuStats, before: CpuStats | null | undefined): number | null => {
  if (!before?.system_cpu_usage) return null;
  const used = (now.cpu_usage?.total_usage ?? 0) - (before.cpu_usage?.total_usage ?? 0);
  const passed = (now.system_cpu_usage ?? 0) - before.system_cpu_usage;
  return passed > 0 && used > 0 ? (used / passed) * processorsOf(now) * 100 : 0;
};

/** `calculateMemUsageUnixNoCache`: cgroup v1 counts `total_inactive_file`, v2 `inactive_file`. */
const memoryWithoutCache = ({ usage, stats }: MemoryStats): number => {
  const used = usage ?? 0;
  for (const cache of [stats?.total_inactive_file, stats?.inactive_file]) {
    if (cache != null && cache < used) return used - cache;
  }
  return used;
};

/** `calculateNetwork`: over all interfaces. A container without a network has none. */
const traffic = (networks: EngineStats["networks"]) => {
  let [received, sent] = [0, 0];
  for (const { rx_bytes, tx_bytes } of Object.values(networks ?? {})) {
    received += rx_bytes ?? 0;
    sent += tx_bytes ?? 0;
  }
  return { received, sent };
};

/** `calculateBlockIO`: over all devices; cgroup v1 writes `Read` and `Write`, v2 `read` and `write`. */
const blockBytes = (block: BlockStats | null | undefined) => {
  let [blockRead, blockWritten] = [0, 0];
  for (const { op, value } of block?.io_service_bytes_recursive ?? []) {
    const first = op?.[0]?.toLowerCase();
    if (first === "r") blockRead += value ?? 0;
    else if (first === "w") blockWritten += value ?? 0;
  }
  return { blockRead, blockWritten };
};

/**
 * How fast a total grew between two readings, a second; null where it cannot be told. A total that fell began anew with
 * its container: what it says now is what grew since.
 */
export const ratePerSecond = (
  before: { readonly at: number; readonly total: number },
  now: { readonly at: number; readonly total: number },
): number | null => {
  const seconds = (now.at - before.at) / 1000;
  if (!(seconds > 0)) return null;
  return (now.total >= before.total ? now.total - before.total : now.total) / seconds;
};
