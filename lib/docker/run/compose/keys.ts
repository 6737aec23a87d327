import type { FlagShape } from "./shape.ts";

/** A key of a compose service that says what one flag of `docker run` says, in the flag's own words. */
export type ComposeKey = { readonly key: string; readonly flag: string; readonly shape: FlagShape };

const keysOf = (shape: FlagShape, pairs: Record<string, string>): ComposeKey[] =>
  Object.entries(pairs).map(([key, flag]) => ({ key, flag, shape }));

/** The compose specification's service keys (compose-spec `05-services.md`) with a flag of their own. */
export const composeKeys: readonly ComposeKey[] = [
  ...keysOf("text", {
    ...{ container_name: "name", hostname: "hostname", domainname: "domainname", user: "user" },
    ...{ working_dir: "workdir", platform: "platform", pull_policy: "pull", restart: "restart" },
    ...{ stop_signal: "stop-signal", userns_mode: "userns", pid: "pid", ipc: "ipc", uts: "uts" },
    ...{ cgroup: "cgroupns", cgroup_parent: "cgroup-parent", runtime: "runtime", isolation: "isolation" },
    ...{ cpuset: "cpuset-cpus", mem_limit: "memory", mem_reservation: "memory-reservation" },
    ...{ memswap_limit: "memory-swap", shm_size: "shm-size" },
  }),
  ...keysOf("number", {
    ...{ mem_swappiness: "memory-swappiness", cpus: "cpus", cpu_shares: "cpu-shares" },
    ...{ cpu_period: "cpu-period", cpu_quota: "cpu-quota", cpu_rt_period: "cpu-rt-period" },
    ...{ cpu_rt_runtime: "cpu-rt-runtime", pids_limit: "pids-limit", oom_score_adj: "oom-score-adj" },
  }),
  ...keysOf("switch", {
    ...{ tty: "tty", stdin_open: "interactive", init: "init", privileged: "privileged" },
    ...{ read_only: "read-only", oom_kill_disable: "oom-kill-disable" },
  }),
  ...keysOf("list", {
    ...{ ports: "publish", expose: "expose", dns: "dns", dns_search: "dns-search", dns_opt: "dns-option" },
    ...{ extra_hosts: "add-host", external_links: "link", tmpfs: "tmpfs", devices: "device" },
    ...{ device_cgroup_rules: "device-cgroup-rule", cap_add: "cap-add", cap_drop: "cap-drop" },
    ...{ security_opt: "security-opt", group_add: "group-add" },
  }),
  ...keysOf("map", {
    ...{ environment: "env", labels: "label", annotations: "annotation", sysctls: "sysctl" },
    ...{ storage_opt: "storage-opt" },
  }),
];
