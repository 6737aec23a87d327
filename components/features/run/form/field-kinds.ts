import { runFlags } from "#lib/docker/run/flags/all.ts";
import type { Flag } from "#lib/docker/run/flags/flag.ts";
import { emptySpec } from "#lib/docker/run/spec/empty.ts";
import { signals } from "#lib/docker/signals.ts";

/** How a flag is filled in. */
export type FieldKind = "switch" | "text" | "choice" | "list" | "pairs" | "own";

export type Field = {
  readonly flag: Flag;
  readonly kind: FieldKind;
  /** Open without being asked for. */
  readonly isMain: boolean;
  readonly placeholder: string;
  /** Values to choose from; of a text only suggestions. */
  readonly choices: readonly string[];
  /** Flags that are filled in here too. */
  readonly also: readonly string[];
};

type Said = Partial<Omit<Field, "flag">>;
const main = { isMain: true };
const own = { kind: "own", isMain: true } as const;
const capabilities =
  "ALL AUDIT_CONTROL AUDIT_READ AUDIT_WRITE BLOCK_SUSPEND BPF CHECKPOINT_RESTORE CHOWN DAC_OVERRIDE DAC_READ_SEARCH FOWNER FSETID IPC_LOCK IPC_OWNER KILL LEASE LINUX_IMMUTABLE MAC_ADMIN MAC_OVERRIDE MKNOD NET_ADMIN NET_BIND_SERVICE NET_BROADCAST NET_RAW PERFMON SETFCAP SETGID SETPCAP SETUID SYSLOG SYS_ADMIN SYS_BOOT SYS_CHROOT SYS_MODULE SYS_NICE SYS_PACCT SYS_PTRACE SYS_RAWIO SYS_RESOURCE SYS_TIME SYS_TTY_CONFIG WAKE_ALARM".split(
    " ",
  );

/** What is to be said of a flag beside what its type says. */
const said: Readonly<Record<string, Said>> = {
  name: { ...main, placeholder: "web" },
  interactive: main,
  tty: main,
  entrypoint: { kind: "own", placeholder: "/docker-entrypoint.sh" },
  user: { placeholder: "1000:1000" },
  workdir: { placeholder: "/app" },
  hostname: { placeholder: "web" },
  domainname: { placeholder: "example.com" },
  platform: { placeholder: "linux/arm64", choices: ["linux/amd64", "linux/arm64", "linux/arm/v7"] },
  pull: { kind: "choice", choices: ["missing", "always", "never"] },
  env: own,
  restart: own,
  rm: main,
  "stop-signal": { choices: signals, placeholder: "SIGTERM" },
  "stop-timeout": { placeholder: "10" },
  publish: own,
  "publish-all": main,
  expose: { placeholder: "8000-8010/udp" },
  network: { ...own, also: ["network-alias", "ip", "ip6", "link-local-ip", "mac-address"] },
  link: { placeholder: "redis:db" },
  dns: { placeholder: "1.1.1.1" },
  "dns-search": { placeholder: "example.com" },
  "dns-option": { placeholder: "ndots:2" },
  "add-host": { placeholder: "db:10.0.0.5", choices: ["host.docker.internal:host-gateway"] },
  volume: own,
  mount: own,
  "volumes-from": { placeholder: "backup:ro" },
  "shm-size": { placeholder: "64m" },
  memory: { ...main, placeholder: "512m" },
  cpus: { ...main, placeholder: "1.5" },
  "pids-limit": { ...main, placeholder: "200" },
  "memory-reservation": { placeholder: "256m" },
  "memory-swap": { placeholder: "1g" },
  "memory-swappiness": { placeholder: "60" },
  "cpu-shares": { placeholder: "1024" },
  "cpu-period": { placeholder: "100000" },
  "cpu-quota": { placeholder: "50000" },
  "cpuset-cpus": { placeholder: "0-2,4" },
  "cpuset-mems": { placeholder: "0" },
  ulimit: { placeholder: "nofile=1024:2048" },
  "blkio-weight": { placeholder: "500" },
  "blkio-weight-device": { placeholder: "/dev/sda:200" },
  "device-read-bps": { placeholder: "/dev/sda:10mb" },
  "device-write-bps": { placeholder: "/dev/sda:10mb" },
  "device-read-iops": { placeholder: "/dev/sda:1000" },
  "device-write-iops": { placeholder: "/dev/sda:1000" },
  "cgroup-parent": { placeholder: "/my-group" },
  device: { ...main, placeholder: "/dev/ttyUSB0:/dev/ttyUSB0:rwm" },
  gpus: { ...main, kind: "list", placeholder: "all", choices: ["all", "1", "device=0"] },
  "device-cgroup-rule": { placeholder: "c 188:* rmw" },
  privileged: main,
  "read-only": main,
  "cap-add": { ...main, choices: capabilities, placeholder: "NET_ADMIN" },
  "cap-drop": { ...main, choices: capabilities, placeholder: "ALL" },
  "security-opt": {
    placeholder: "no-new-privileges=true",
    choices: ["no-new-privileges=true", "seccomp=unconfined", "apparmor=unconfined", "label=disable"],
  },
  userns: { choices: ["host"] },
  pid: { choices: ["host"], placeholder: "container:web" },
  ipc: { choices: ["none", "private", "shareable", "host"] },
  uts: { choices: ["host"] },
  cgroupns: { choices: ["private", "host"] },
  "group-add": { placeholder: "audio" },
  runtime: { placeholder: "runc" },
  "health-cmd": { ...own, also: ["no-healthcheck"] },
  "health-interval": { ...main, placeholder: "30s" },
  "health-timeout": { ...main, placeholder: "30s" },
  "health-retries": { ...main, placeholder: "3" },
  "health-start-period": { placeholder: "1m" },
  "health-start-interval": { placeholder: "5s" },
  "log-driver": {
    ...main,
    choices: ["json-file", "local", "none", "journald", "syslog", "fluentd", "gelf", "awslogs"],
    placeholder: "json-file",
  },
  "log-opt": { ...main, placeholder: "max-size" },
  label: { ...main, placeholder: "com.example.team" },
  sysctl: { placeholder: "net.core.somaxconn" },
  tmpfs: { placeholder: "/run" },
  attach: { choices: ["stdin", "stdout", "stderr"] },
};

const empty = emptySpec();

/** The kind that the flag's place in the spec has by itself. */
function kindOf({ field, isSwitch }: Flag): FieldKind {
  if (isSwitch) return "switch";
  const value = (empty as Record<string, unknown>)[field];
  if (Array.isArray(value)) return "list";
  return value !== null && typeof value === "object" ? "pairs" : "text";
}

const toField = (flag: Flag): Field => ({
  ...{ flag, kind: kindOf(flag), isMain: false, placeholder: "", choices: [], also: [] },
  ...said[flag.name],
});

const parts: ReadonlySet<string> = new Set(Object.values(said).flatMap(({ also }) => also ?? []));

/** Every flag with its field; flags that are filled in with another one are with that. */
export const fields: readonly Field[] = runFlags.filter(({ name }) => !parts.has(name)).map(toField);
