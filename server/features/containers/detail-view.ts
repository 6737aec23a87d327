import type { z } from "zod";
import type { containerDetail } from "#lib/contracts/container-detail.ts";
import type { ContainerRow } from "#lib/contracts/container-row.ts";
import { toHealthState } from "#lib/docker/container-state.ts";
import { containerMounts } from "#lib/docker/mounts.ts";
import { parseDockerTime } from "#lib/format/time.ts";
import type { ContainerInspect } from "../../engine/types/container.ts";
import { commandOf, envOf, wordsOf } from "../../policy/withheld.ts";

export type DetailParts = {
  inspect: ContainerInspect;
  row: ContainerRow;
  hostPower: { kind: string; detail: string }[];
  /** Whether values that may be secret are shown. */
  mayInspect: boolean;
  /** Whether the engine checks oftener while a container starts: from API 1.44 on. */
  hasStartInterval: boolean;
};

const nsPerSecond = 1e9;

/** `docker inspect` as the container's page shows it. */
export const toContainerDetail = ({
  inspect,
  row,
  hostPower,
  mayInspect,
  hasStartInterval,
}: DetailParts): z.input<typeof containerDetail> => ({
  row,
  redacted: !mayInspect,
  ...processOf(inspect, mayInspect),
  ...settingsOf(inspect),
  env: envOf(inspect.Config.Env, mayInspect),
  mounts: containerMounts(inspect as Parameters<typeof containerMounts>[0]),
  networks: networksOf(inspect),
  networkMode: inspect.HostConfig.NetworkMode ?? "",
  labels: mayInspect ? { ...inspect.Config.Labels } : row.labels,
  health: healthOf(inspect, { mayInspect, hasStartInterval }),
  hostPower,
});

/** Arguments carry passwords as often as variables do. */
const processOf = (inspect: ContainerInspect, mayInspect: boolean) => {
  const { Config: config, State: state } = inspect;
  return {
    path: inspect.Path ?? "",
    args: mayInspect ? wordsOf(inspect.Args) : [],
    hostname: config.Hostname ?? "",
    user: config.User ?? "",
    workingDir: config.WorkingDir ?? "",
    ...commandOf(config, mayInspect),
    pid: state.Pid ? state.Pid : null,
    tty: config.Tty ?? false,
    openStdin: config.OpenStdin ?? false,
    oomKilled: state.OOMKilled ?? false,
    // A runtime quotes the arguments that it could not start.
    stateError: mayInspect ? (state.Error ?? "") : "",
    stopSignal: config.StopSignal || "SIGTERM",
    stopTimeout: config.StopTimeout ?? null,
  };
};

const settingsOf = (inspect: ContainerInspect) => {
  const host = inspect.HostConfig;
  return {
    platform: inspect.Platform ?? "",
    driver: inspect.Driver ?? "",
    runtime: host.Runtime ?? "",
    logDriver: host.LogConfig?.Type ?? "",
    autoRemove: host.AutoRemove ?? false,
    readOnly: host.ReadonlyRootfs ?? false,
    restartPolicy: {
      name: host.RestartPolicy?.Name || "no",
      maximumRetryCount: host.RestartPolicy?.MaximumRetryCount ?? 0,
    },
    resources: {
      memory: host.Memory ?? 0,
      cpus: (host.NanoCpus ?? 0) / nsPerSecond,
      pids: Math.max(host.PidsLimit ?? 0, 0),
    },
  };
};

const networksOf = (inspect: ContainerInspect) =>
  Object.entries(inspect.NetworkSettings?.Networks ?? {}).map(([name, endpoint]) => ({
    name,
    networkId: endpoint?.NetworkID ?? "",
    ip: endpoint?.IPAddress ?? "",
    gateway: endpoint?.Gateway ?? "",
    ipv6: endpoint?.GlobalIPv6Address ?? "",
    mac: endpoint?.MacAddress ?? "",
    aliases: wordsOf(endpoint?.Aliases),
  }));

const healthOf = (
  inspect: ContainerInspect,
  { mayInspect, hasStartInterval }: Pick<DetailParts, "mayInspect" | "hasStartInterval">,
) => {
  const check = inspect.Config.Healthcheck;
  const status = toHealthState(inspect.State.Health?.Status);
  if (!status) return null;
  return {
    status,
    failingStreak: inspect.State.Health?.FailingStreak ?? 0,
    test: mayInspect ? wordsOf(check?.Test) : [],
    // The engine's defaults, for what the check leaves open (docs: docker run --health-*).
    interval: (check?.Interval || 30 * nsPerSecond) / nsPerSecond,
    timeout: (check?.Timeout || 30 * nsPerSecond) / nsPerSecond,
    startPeriod: (check?.StartPeriod ?? 0) / nsPerSecond,
    startInterval: hasStartInterval ? (check?.StartInterval || 5 * nsPerSecond) / nsPerSecond : null,
    retries: check?.Retries || 3,
    log: (inspect.State.Health?.Log ?? []).map((probe) => ({
      start: parseDockerTime(probe.Start),
      end: parseDockerTime(probe.End),
      exitCode: probe.ExitCode ?? 0,
      output: mayInspect ? (probe.Output ?? "").slice(0, 8192) : "",
    })),
  };
};
