import { z } from "zod";
import { connectionState } from "./environments.ts";

/**
 * A list with the place it has in the replica's history. `epoch` names one life of the replica; `version` grows by one
 * with every patch. A reader that holds `(epoch, version)` can ask for what came after.
 */
export const liveList = <T extends z.ZodType>(row: T) =>
  z.strictObject({ epoch: z.string(), version: z.number().int(), items: z.array(row) });

/** Where a reader of a live list stands; without it the server begins with a snapshot. */
export const livePosition = { epoch: z.string().max(64).optional(), version: z.number().int().optional() };

/** What a live list's channel sends: a whole list, then ordered patches; and how the engine stands, when it changes. */
export const liveMessage = <T extends z.ZodType>(row: T) =>
  z.discriminatedUnion("type", [
    z.strictObject({
      type: z.literal("snapshot"),
      epoch: z.string(),
      version: z.number().int(),
      items: z.array(row),
    }),
    z.strictObject({
      type: z.literal("patch"),
      epoch: z.string(),
      /** The version that this patch applies to, and the one after it. */
      since: z.number().int(),
      version: z.number().int(),
      upserts: z.array(row),
      removes: z.array(z.string()),
    }),
    z.strictObject({ type: z.literal("state"), state: connectionState, problem: z.string().nullable() }),
  ]);
