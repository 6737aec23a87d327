import { z } from "zod";
import { containerStates } from "../docker/container-state.ts";

/** A container that uses something. */
export const containerUse = z.strictObject({
  id: z.string(),
  name: z.string(),
  state: z.enum(containerStates),
});
export type ContainerUse = z.infer<typeof containerUse>;

/** Who uses a thing, in its row of a list: some of them by name, those that run first. Its detail has all of them. */
export const usedBy = z.strictObject({
  count: z.number().int(),
  /** Those that are not stopped. */
  running: z.number().int(),
  first: z.array(containerUse),
});
export type UsedBy = z.infer<typeof usedBy>;
