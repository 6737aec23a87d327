import { isDefaultCapability } from "./capabilities.ts";
import type { EngineDefaults } from "./engine-defaults.ts";
import type { Inspected } from "./inspected.ts";
import { type HostPowerReason, reason } from "./reason.ts";

type HostConfig = Inspected["HostConfig"];

/** Reasons in what the container was given directly: privileges, devices, security options, runtime. */
export function privilegeReasons(config: HostConfig, defaults: EngineDefaults): HostPowerReason[] {
  return [
    ...(config.Privileged ? [reason("privileged", "Privileged")] : []),
    ...capabilityReasons(config),
    ...deviceReasons(config),
    ...securityReasons(config),
    ...runtimeReasons(config.Runtime, defaults.runtime),
  ];
}

/** `Capabilities` is the exact list that API 1.40 knew beside CapAdd. */
const capabilityReasons = (config: HostConfig): HostPowerReason[] =>
  [...config.CapAdd, ...config.Capabilities]
    .filter((capability) => !isDefaultCapability(capability))
    .map((capability) => reason("capability", capability));

function deviceReasons(config: HostConfig): HostPowerReason[] {
  const given = {
    Devices: config.Devices,
    DeviceRequests: config.DeviceRequests,
    DeviceCgroupRules: config.DeviceCgroupRules,
  };
  return Object.entries(given)
    .filter(([, list]) => list.length > 0)
    .map(([field]) => reason("device", field));
}

// A profile of one's own (`seccomp={...}`) may allow everything, and `unmask` is Podman's word for systempaths.
const weakening = /unconfined|disable|systempaths|unmask|^seccomp[=:](?!builtin$)/i;

function securityReasons(config: HostConfig): HostPowerReason[] {
  const options = config.SecurityOpt.filter((option) => weakening.test(option.trim()));
  const reasons = options.map((option) => reason("security-option", option.replace(/\{.*/s, "{…}")));
  // The docker CLI turns `--security-opt systempaths=unconfined` into two empty lists and drops the option [measured].
  if (lacks(config.MaskedPaths, essentialMasked)) reasons.push(reason("security-option", "MaskedPaths"));
  if (lacks(config.ReadonlyPaths, essentialReadonly))
    reasons.push(reason("security-option", "ReadonlyPaths"));
  return reasons;
}

// What all engines since API 1.40 hide by default; newer ones add to it. A writable /proc/sys alone is the host
// (`kernel.core_pattern`), /proc/kcore its memory.
const essentialMasked = [
  "/proc/kcore",
  "/proc/keys",
  "/proc/timer_list",
  "/proc/sched_debug",
  "/proc/scsi",
  "/sys/firmware",
];
const essentialReadonly = ["/proc/bus", "/proc/fs", "/proc/irq", "/proc/sys", "/proc/sysrq-trigger"];

/** Null or missing means the engine's defaults; a list must protect each path, itself or by one above it. */
function lacks(paths: readonly string[] | null | undefined, essential: readonly string[]): boolean {
  if (paths === null || paths === undefined) return false;
  return !essential.every((path) => paths.some((given) => path === given || path.startsWith(`${given}/`)));
}

function runtimeReasons(runtime: string, usual: string): HostPowerReason[] {
  const isUsual = runtime === "" || shortRuntime(runtime) === shortRuntime(usual);
  return isUsual ? [] : [reason("runtime", runtime)];
}

/** containerd has a name of its own for runc, which `--runtime` takes too. */
const shortRuntime = (name: string): string => (name === "io.containerd.runc.v2" ? "runc" : name);
