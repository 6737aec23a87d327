// moby `daemon/pkg/oci/caps/defaults.go`: what every container has without --cap-add.
const defaults: ReadonlySet<string> = new Set([
  "AUDIT_WRITE",
  "CHOWN",
  "DAC_OVERRIDE",
  "FOWNER",
  "FSETID",
  "KILL",
  "MKNOD",
  "NET_BIND_SERVICE",
  "NET_RAW",
  "SETFCAP",
  "SETGID",
  "SETPCAP",
  "SETUID",
  "SYS_CHROOT",
]);

/**
 * True when adding the capability gives nothing that a plain container lacks. The engine keeps the spelling it was
 * given (`sys_admin`, `CAP_SYS_ADMIN`), so case and prefix do not count. `ALL` and unknown names are not default.
 */
export const isDefaultCapability = (capability: string): boolean =>
  defaults.has(capability.trim().toUpperCase().replace(/^CAP_/, ""));
