import { z } from "zod";
import { containerStates, healthStates } from "../docker/container-state.ts";

const containerState = z.enum(containerStates);
export const containerHealth = z.enum(healthStates);

const containerPort = z.strictObject({
  ip: z.string().nullable(),
  privatePort: z.number().int(),
  publicPort: z.number().int().nullable(),
  protocol: z.string(),
});

const containerNetwork = z.strictObject({ name: z.string(), ip: z.string(), ipv6: z.string() });

/** One line of the list. Times are ms since the epoch; `null` means that the engine has not (yet) said. */
export const containerRow = z.strictObject({
  id: z.string(),
  name: z.string(),
  image: z.string(),
  imageId: z.string(),
  /** What runs in it; only the program's name for readers without `container.inspect`. */
  command: z.string(),
  state: containerState,
  health: containerHealth.nullable(),
  exitCode: z.number().int().nullable(),
  project: z.string().nullable(),
  service: z.string().nullable(),
  ports: z.array(containerPort),
  networks: z.array(containerNetwork),
  labels: z.record(z.string(), z.string()),
  /** Labels left out of this row, being too long or too many. */
  labelsDropped: z.number().int(),
  createdAt: z.number(),
  startedAt: z.number().nullable(),
  finishedAt: z.number().nullable(),
  restarts: z.number().int().nullable(),
  /** Whether its shell is as good as the host's; `null` while not known. */
  hostPower: z.boolean().nullable(),
  /** The panel itself runs in it: it must not stop itself. */
  self: z.boolean(),
});
export type ContainerRow = z.infer<typeof containerRow>;
