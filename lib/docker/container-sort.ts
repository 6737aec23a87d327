/** What the list of containers can be sorted by. */
export const containerSortKeys = [
  "name",
  "image",
  "state",
  "health",
  "project",
  "ports",
  "network",
  "created",
  "uptime",
  "restarts",
  "exit",
] as const;
export type ContainerSortKey = (typeof containerSortKeys)[number];
export type ContainerSort = { by: ContainerSortKey; descending: boolean };
