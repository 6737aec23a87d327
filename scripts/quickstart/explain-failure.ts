/** What dockerd writes when a machine lacks something that it needs, and what to do about it. */
const causes: readonly { readonly pattern: RegExp; readonly meaning: string }[] = [
  {
    pattern: /iptables|nat table|ip_tables|nf_tables/i,
    meaning:
      "This machine lets nobody set packet filter rules (iptables), which the default network needs. " +
      "Start the engine without them: dockerd --iptables=false --ip6tables=false",
  },
  {
    pattern: /cgroup|devices cgroup/i,
    meaning:
      "This machine offers no control groups (cgroups), without which there are no containers. In a container, " +
      "run it with --privileged; elsewhere install cgroupfs-mount and start again.",
  },
  {
    pattern: /bridge|network controller/i,
    meaning:
      "This machine's kernel cannot make the default network's bridge. Start the engine without one: " +
      "dockerd --bridge=none --iptables=false",
  },
  {
    pattern: /operation not permitted|permission denied|must be run as root|needs to be started with root/i,
    meaning: "The system forbids what an engine needs. In a container, run it with --privileged.",
  },
  {
    pattern: /graphdriver|overlay|storage driver/i,
    meaning: "The file system of /var/lib/docker cannot hold images: put that folder on ext4 or xfs.",
  },
  { pattern: /no space left/i, meaning: "The disk is full." },
];

/** The cause of a failed start in plain words, read from the end of dockerd's log; empty if it is not known. */
export function explainFailure(log: string): string {
  return causes.find(({ pattern }) => pattern.test(log))?.meaning ?? "";
}
