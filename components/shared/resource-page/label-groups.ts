/** In the order in which they are shown. */
export const labelGroups = ["compose", "swarm", "oci", "other"] as const;
export type LabelGroup = (typeof labelGroups)[number];

const prefixes: readonly [prefix: string, group: LabelGroup][] = [
  ["com.docker.compose.", "compose"],
  ["com.docker.swarm.", "swarm"],
  ["com.docker.stack.", "swarm"],
  ["org.opencontainers.", "oci"],
];

const groupOf = (key: string): LabelGroup =>
  prefixes.find(([prefix]) => key.startsWith(prefix))?.[1] ?? "other";

/** Labels by who wrote them, each group in order of key; groups without labels are left out. */
export const groupLabels = (
  labels: Readonly<Record<string, string>>,
): { group: LabelGroup; labels: [key: string, value: string][] }[] => {
  const all = Object.entries(labels).sort(([a], [b]) => (a < b ? -1 : 1));
  return labelGroups
    .map((group) => ({ group, labels: all.filter(([key]) => groupOf(key) === group) }))
    .filter((each) => each.labels.length > 0);
};
