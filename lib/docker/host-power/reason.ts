/** Why a container's shell is as good as the host's. Each kind is also the last part of a message key. */
export const hostPowerKinds = [
  "privileged",
  "capability",
  "bind-mount",
  "volume-driver",
  "volume-options",
  "mount-type",
  "namespace",
  "device",
  "security-option",
  "runtime",
  "volumes-from",
  "engine-socket",
  "unreadable",
] as const;
export type HostPowerKind = (typeof hostPowerKinds)[number];

/** One reason. `detail` is Docker's own words (a path, a capability, `PidMode=host`), never a secret, and short. */
export type HostPowerReason = { readonly kind: HostPowerKind; readonly detail: string };

const maxDetailLength = 200;
const maxReasons = 100;

/** Makes a reason; a detail that a hostile spec made long is cut. */
export const reason = (kind: HostPowerKind, detail: string): HostPowerReason => ({
  kind,
  detail: detail.length > maxDetailLength ? `${detail.slice(0, maxDetailLength)}…` : detail,
});

/** Leaves out what is said twice (the same mount stands in `Binds` and in `Mounts`), and what is more than anyone reads. */
export function uniqueReasons(reasons: readonly HostPowerReason[]): HostPowerReason[] {
  const byText = new Map(reasons.map((one) => [`${one.kind} ${one.detail}`, one]));
  return [...byText.values()].slice(0, maxReasons);
}
