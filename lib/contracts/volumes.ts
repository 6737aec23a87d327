import { z } from "zod";
import { volumeName } from "../docker/names.ts";
import { optionWords, pruneWords } from "./audit-detail.ts";
import { channel, command, query } from "./contract.ts";
import { environmentId } from "./environments.ts";
import { liveList, liveMessage, livePosition } from "./live.ts";
import { containerUse, usedBy } from "./used-by.ts";

/** One line of the list. Times are ms since the epoch; `null` means that the engine does not say. */
export const volumeRow = z.strictObject({
  /** The name: a volume has no other id. */
  id: z.string(),
  name: z.string(),
  driver: z.string(),
  scope: z.string(),
  createdAt: z.number().nullable(),
  labels: z.record(z.string(), z.string()),
  /** Labels left out of this row, being too long or too many. */
  labelsDropped: z.number().int(),
  project: z.string().nullable(),
  /** Nobody gave it a name. */
  anonymous: z.boolean(),
  usedBy,
  /** The panel itself keeps something in it: it must not remove it. */
  self: z.boolean(),
});
export type VolumeRow = z.infer<typeof volumeRow>;

/** A container and where it has the volume. */
export const volumeUse = containerUse.extend({
  mounts: z.array(z.strictObject({ destination: z.string(), readOnly: z.boolean() })),
});
export type VolumeUse = z.infer<typeof volumeUse>;

export const volumeDetail = z.strictObject({
  row: volumeRow,
  /** True where values were withheld, for want of `volume.inspect`. */
  redacted: z.boolean(),
  mountpoint: z.string(),
  labels: z.record(z.string(), z.string()),
  /** The driver's options: they hold the hosts and passwords of network file systems. `value` is null where withheld. */
  options: z.array(z.strictObject({ key: z.string(), value: z.string().nullable() })),
  uses: z.array(volumeUse),
});
export type VolumeDetail = z.infer<typeof volumeDetail>;

const prunableVolume = z.strictObject({
  name: z.string(),
  driver: z.string(),
  anonymous: z.boolean(),
  project: z.string().nullable(),
  createdAt: z.number().nullable(),
});
export type PrunableVolume = z.infer<typeof prunableVolume>;

const one = { environment: environmentId, volume: volumeName };
const base = "/environments/{environment}/volumes";
/** Not below `base`: a volume may be called "prune". */
const prunePath = "/environments/{environment}/prune/volumes";

export const volumes = {
  list: query({
    summary: "All volumes and who uses them, from the live replica",
    path: base,
    access: "volume.view",
    input: z.strictObject({ environment: environmentId }),
    output: liveList(volumeRow),
  }),
  get: query({
    summary:
      "One volume with all containers that use it; values that may be secret are withheld without volume.inspect",
    path: `${base}/{volume}`,
    access: "volume.view",
    target: "volume",
    input: z.strictObject(one),
    output: volumeDetail,
  }),
  json: query({
    summary: "What docker volume inspect prints for one volume",
    path: `${base}/{volume}/json`,
    access: "volume.inspect",
    target: "volume",
    input: z.strictObject(one),
    output: z.record(z.string(), z.unknown()),
  }),
  remove: command({
    summary: "Remove a volume and what is in it; with force, also where its driver fails",
    method: "DELETE",
    path: `${base}/{volume}`,
    access: "volume.remove",
    audit: "volume.remove",
    auditDetail: ({ force }) => optionWords(force && "force"),
    target: "volume",
    input: z.strictObject({ ...one, force: z.boolean().optional() }),
    output: z.strictObject({ name: z.string() }),
  }),
  prunePreview: query({
    summary: "The volumes that a prune would remove now: unused and unnamed, or with all also the named ones",
    path: prunePath,
    access: "volume.prune",
    input: z.strictObject({ environment: environmentId, all: z.boolean().optional() }),
    output: z.strictObject({ items: z.array(prunableVolume) }),
  }),
  prune: command({
    summary: "Remove the unused volumes; refused if that would remove one that is not among the confirmed",
    method: "POST",
    path: prunePath,
    access: "volume.prune",
    audit: "volume.prune",
    auditDetail: pruneWords,
    input: z.strictObject({
      environment: environmentId,
      all: z.boolean().optional(),
      /** The names that the preview showed. */
      confirmed: z.array(volumeName).max(10_000),
    }),
    output: z.strictObject({
      removed: z.array(z.string()),
      /** Bytes, as the engine counts; null where it could not say. */
      reclaimed: z.number().nullable(),
      /** Those that stayed: in the engine's words, or why the rest was left. */
      kept: z.array(z.strictObject({ name: z.string(), reason: z.string() })),
    }),
  }),
};

export const volumeChannels = {
  follow: channel({
    summary: "The volumes list, live: a snapshot or what came after a position, then patches",
    name: "volumes.follow",
    access: "volume.view",
    input: z.strictObject({ environment: environmentId, ...livePosition }),
    serverMessage: liveMessage(volumeRow),
    clientMessage: z.never(),
  }),
};
