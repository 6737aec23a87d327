import { imageRef } from "../ids.ts";
import {
  type ImageHistoryLayer,
  type ImageInspect,
  type ImageSummary,
  imageDeletions,
  imageHistoryLayer,
  imageInspect,
  imageSummary,
} from "../types/image.ts";
import { parseEngine, parseEngineList } from "../types/parse.ts";
import { type Call, type CallOptions, slowChange } from "./call.ts";
import { query } from "./query.ts";

/** What went: `untagged` are names (`nginx:1.27`, `nginx@sha256:…`), `deleted` are ids of images and their parents. */
export type ImagesGone = { readonly untagged: readonly string[]; readonly deleted: readonly string[] };

/** Images: lists, single ones and their layers. One that is gone is `not_found`. */
export const createImageReads = (call: Call) => ({
  async listImages(options: CallOptions = {}): Promise<ImageSummary[]> {
    const answer = await call(options, (docker) => docker.listImages());
    return parseEngineList(imageSummary, answer, "list of images");
  },

  /** `GET /images/{ref}/json`, whole. */
  async inspectImage(ref: string, options: CallOptions = {}): Promise<ImageInspect> {
    const answer = await call(options, (docker) => docker.getImage(imageRef(ref)).inspect());
    return parseEngine(imageInspect, answer, "image");
  },

  /** `GET /images/{ref}/history`: the steps that made it, the newest first. */
  async imageHistory(ref: string, options: CallOptions = {}): Promise<ImageHistoryLayer[]> {
    const answer = await call(options, (docker) => docker.getImage(imageRef(ref)).history());
    return parseEngineList(imageHistoryLayer, answer, "history of an image");
  },
});

export const createImageChanges = (call: Call) => ({
  /**
   * `DELETE /images/{ref}`. A name is taken off, and the image goes with its last one; an id takes the image, `conflict`
   * where several names or a container stand in the way. `force` overrules names and stopped containers; `noprune` keeps
   * untagged parents. Nothing but `untagged` in the answer: the image has other names and stays.
   */
  async removeImage(
    ref: string,
    {
      force,
      noprune,
      ...options
    }: CallOptions & { force?: boolean | undefined; noprune?: boolean | undefined } = {},
  ): Promise<ImagesGone> {
    const answer = await call({ ...options, ...slowChange }, (docker) =>
      docker.getImage(imageRef(ref)).remove(query({ force: force === true, noprune: noprune === true })),
    );
    return parseEngine(imageDeletions, answer, "list of removed images");
  },
});
