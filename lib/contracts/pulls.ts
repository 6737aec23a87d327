import { z } from "zod";
import { imagePlatform } from "../docker/image-platform.ts";
import { layerPhases } from "../docker/image-pull-progress.ts";
import { pullReference } from "../docker/image-reference.ts";
import { errorCodes } from "../errors/coded-error.ts";
import { optionValue, optionWords } from "./audit-detail.ts";
import { channel, command, query } from "./contract.ts";
import { environmentId } from "./environments.ts";
import { liveList, liveMessage, livePosition } from "./live.ts";

const pullId = z.string().regex(/^[A-Za-z0-9_-]{16,64}$/, "not a pull's id");

export const pullLayer = z.strictObject({
  /** The short digest by which the engine tells the layers apart. */
  id: z.string(),
  phase: z.enum(layerPhases),
  /** The engine's own word for it. */
  status: z.string(),
  /** Bytes of what the phase is about; null where the engine does not say. */
  current: z.number().nullable(),
  total: z.number().nullable(),
});
export type PullLayer = z.infer<typeof pullLayer>;

/** A pull belongs to the panel, not to a browser: it goes on when its page is closed. Times are ms since the epoch. */
export const pullRow = z.strictObject({
  id: pullId,
  /** In full: `docker.io/library/nginx:1.27`. */
  reference: z.string(),
  platform: z.string().nullable(),
  startedBy: z.string(),
  startedAt: z.number(),
  endedAt: z.number().nullable(),
  state: z.enum(["running", "succeeded", "failed", "cancelled"]),
  /** The engine's last words about the whole. */
  status: z.string(),
  layers: z.array(pullLayer),
  /** Bytes that came, and bytes there are to come as far as is known. */
  received: z.number(),
  expected: z.number().nullable(),
  /** Bytes a second, over the last few; null while nothing can be said. */
  rate: z.number().nullable(),
  /** The image, once it is there. */
  imageId: z.string().nullable(),
  problem: z.strictObject({ code: z.enum(errorCodes), reason: z.string() }).nullable(),
});
export type PullRow = z.infer<typeof pullRow>;

const base = "/environments/{environment}/pulls";

export const pulls = {
  list: query({
    summary: "The pulls that are under way, and the last ones that ended",
    path: base,
    access: "image.view",
    input: z.strictObject({ environment: environmentId }),
    output: liveList(pullRow),
  }),
  start: command({
    summary: "Have the engine pull an image; from the allowed registries, an admin from any",
    method: "POST",
    path: base,
    access: "image.pull",
    audit: "image.pull",
    auditDetail: ({ platform }) => optionWords(optionValue("platform", platform)),
    target: "reference",
    input: z.strictObject({
      environment: environmentId,
      /** Without a tag or digest it is `latest`. */
      reference: pullReference,
      platform: imagePlatform.optional(),
    }),
    output: pullRow,
  }),
  cancel: command({
    summary: "End a pull of one's own, as an admin anybody's; layers that are whole stay with the engine",
    method: "DELETE",
    path: `${base}/{pull}`,
    access: "image.pull",
    audit: "image.cancel-pull",
    target: "pull",
    input: z.strictObject({ environment: environmentId, pull: pullId }),
    output: pullRow,
  }),
};

export const pullChannels = {
  follow: channel({
    summary: "The pulls, live: a snapshot or what came after a position, then patches, five a second at most",
    name: "pulls.follow",
    access: "image.view",
    input: z.strictObject({ environment: environmentId, ...livePosition }),
    serverMessage: liveMessage(pullRow),
    clientMessage: z.never(),
  }),
};
