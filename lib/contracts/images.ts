import { z } from "zod";
import { imageReference } from "../docker/image-reference.ts";
import { optionWords, pruneWords } from "./audit-detail.ts";
import { channel, command, query } from "./contract.ts";
import { environmentId } from "./environments.ts";
import { liveList, liveMessage, livePosition } from "./live.ts";
import { containerUse, usedBy } from "./used-by.ts";

/** One line of the list. Times are ms since the epoch; `null` means that the image does not say. */
export const imageRow = z.strictObject({
  /** `sha256:` and 64 digits. */
  id: z.string(),
  /** As people write them: `nginx:1.27`, `registry.example.com/team/app:3`. */
  tags: z.array(z.string()),
  /** `nginx@sha256:…`: under which a registry has it. */
  digests: z.array(z.string()),
  /** Bytes, with layers that other images share. */
  size: z.number(),
  createdAt: z.number().nullable(),
  /** Without a tag: what a newer build or pull left behind. */
  dangling: z.boolean(),
  labels: z.record(z.string(), z.string()),
  /** Labels left out of this row, being too long or too many. */
  labelsDropped: z.number().int(),
  project: z.string().nullable(),
  usedBy,
});
export type ImageRow = z.infer<typeof imageRow>;

/** A step of the image's making. */
const imageLayer = z.strictObject({
  /** What made it; null where withheld, for build arguments may be secrets. */
  command: z.string().nullable(),
  /** Bytes; 0 for a step that only changed settings. */
  size: z.number(),
  createdAt: z.number().nullable(),
  comment: z.string(),
  tags: z.array(z.string()),
  /** The digest of its content; null for a step without any. */
  digest: z.string().nullable(),
});
export type ImageLayer = z.infer<typeof imageLayer>;

export const imageDetail = z.strictObject({
  row: imageRow,
  /** True where values were withheld, for want of `image.inspect`. */
  redacted: z.boolean(),
  os: z.string(),
  /** With its variant: `arm64/v8`. */
  architecture: z.string(),
  author: z.string(),
  comment: z.string(),
  /** The tag or layer it was built on, where the engine knows it. */
  parent: z.string().nullable(),
  builtWith: z.string(),
  lastTaggedAt: z.number().nullable(),
  user: z.string(),
  workingDir: z.string(),
  entrypoint: z.array(z.string()),
  cmd: z.array(z.string()),
  shell: z.array(z.string()),
  stopSignal: z.string(),
  ports: z.array(z.string()),
  volumes: z.array(z.string()),
  healthcheck: z.array(z.string()),
  /** `value` is null where withheld. */
  env: z.array(z.strictObject({ key: z.string(), value: z.string().nullable() })),
  labels: z.record(z.string(), z.string()),
  /** The newest first. */
  layers: z.array(imageLayer),
  uses: z.array(containerUse),
});
export type ImageDetail = z.infer<typeof imageDetail>;

const prunableImage = z.strictObject({
  id: z.string(),
  tags: z.array(z.string()),
  /** Bytes, with layers that others share: what goes is in `reclaimable`. */
  size: z.number(),
  createdAt: z.number().nullable(),
});
export type PrunableImage = z.infer<typeof prunableImage>;

/** The names and the ids of images and layers that went. */
const gone = { untagged: z.array(z.string()), deleted: z.array(z.string()) };

const one = { environment: environmentId, image: imageReference };
const base = "/environments/{environment}/images";
/** Not below `base`: an image may be called "prune". */
const prunePath = "/environments/{environment}/prune/images";

export const images = {
  list: query({
    summary: "All images and who uses them, from the live replica",
    path: base,
    access: "image.view",
    input: z.strictObject({ environment: environmentId }),
    output: liveList(imageRow),
  }),
  get: query({
    summary:
      "One image with its layers and all containers that use it; what may be secret is withheld without image.inspect",
    path: `${base}/{image}`,
    access: "image.view",
    target: "image",
    input: z.strictObject(one),
    output: imageDetail,
  }),
  json: query({
    summary: "What docker image inspect prints for one image",
    path: `${base}/{image}/json`,
    access: "image.inspect",
    target: "image",
    input: z.strictObject(one),
    output: z.record(z.string(), z.unknown()),
  }),
  remove: command({
    summary:
      "By a tag: take it off, and the image goes with its last one. By id: the image with all its tags; with force, also where a stopped container uses it",
    method: "DELETE",
    path: `${base}/{image}`,
    access: "image.remove",
    audit: "image.remove",
    auditDetail: ({ force }) => optionWords(force && "force"),
    target: "image",
    input: z.strictObject({ ...one, force: z.boolean().optional() }),
    output: z.strictObject(gone),
  }),
  prunePreview: query({
    summary:
      "The images that a prune would remove now: those without a tag, or with all each one that is not used",
    path: prunePath,
    access: "image.prune",
    input: z.strictObject({ environment: environmentId, all: z.boolean().optional() }),
    output: z.strictObject({
      items: z.array(prunableImage),
      /** Bytes of the layers that no other image has. */
      reclaimable: z.number(),
    }),
  }),
  prune: command({
    summary:
      "Remove the images without a tag, or with all each unused one; refused if that would remove one that is not among the confirmed",
    method: "POST",
    path: prunePath,
    access: "image.prune",
    audit: "image.prune",
    auditDetail: pruneWords,
    input: z.strictObject({
      environment: environmentId,
      all: z.boolean().optional(),
      /** The ids that the preview showed. */
      confirmed: z.array(imageReference).max(10_000),
    }),
    output: z.strictObject({
      ...gone,
      /** Bytes of the layers that went; null where they could not be counted. */
      reclaimed: z.number().nullable(),
      /** Those that stayed: in the engine's words, or why the rest was left. */
      kept: z.array(z.strictObject({ id: z.string(), reason: z.string() })),
    }),
  }),
};

export const imageChannels = {
  follow: channel({
    summary: "The images list, live: a snapshot or what came after a position, then patches",
    name: "images.follow",
    access: "image.view",
    input: z.strictObject({ environment: environmentId, ...livePosition }),
    serverMessage: liveMessage(imageRow),
    clientMessage: z.never(),
  }),
};
