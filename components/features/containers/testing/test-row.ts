import type { ContainerRow } from "#lib/contracts/container-row.ts";

/** A row of the list for tests of pure rules: a plain running container, changed where the test says. */
export const testRow = (changes: Partial<ContainerRow>): ContainerRow => ({
  id: "0123456789abcdef".repeat(4),
  name: "web",
  image: "nginx:1.27",
  imageId: `sha256:${"0".repeat(64)}`,
  command: "nginx",
  state: "running",
  health: null,
  exitCode: null,
  project: null,
  service: null,
  ports: [],
  networks: [],
  labels: {},
  labelsDropped: 0,
  createdAt: 1_700_000_000_000,
  startedAt: 1_700_000_000_000,
  finishedAt: null,
  restarts: 0,
  hostPower: false,
  self: false,
  ...changes,
});
