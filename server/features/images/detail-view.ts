import type { z } from "zod";
import type { imageDetail } from "#lib/contracts/images.ts";
import { layersOfSteps } from "#lib/docker/image-layers.ts";
import { parseDockerTime } from "#lib/format/time.ts";
import type { ImageHistoryLayer, ImageInspect } from "../../engine/types/image.ts";
import { commandOf, envOf, wordsOf } from "../../policy/withheld.ts";
import { compareUses } from "../../realtime/container-user.ts";
import { toImageRow, type UsedImage } from "./row-view.ts";

export type ImageParts = {
  entry: UsedImage;
  inspect: ImageInspect;
  history: readonly ImageHistoryLayer[];
  /** Whether values that may be secret are shown. */
  mayInspect: boolean;
};

/** An image as its page shows it. */
export const toImageDetail = ({
  entry,
  inspect,
  history,
  mayInspect,
}: ImageParts): z.input<typeof imageDetail> => {
  const row = toImageRow(entry, mayInspect);
  return {
    row,
    redacted: !mayInspect,
    ...originOf(inspect),
    ...settingsOf(inspect, mayInspect),
    env: envOf(inspect.Config?.Env, mayInspect),
    labels: mayInspect ? { ...inspect.Config?.Labels } : row.labels,
    layers: stepsOf(inspect, history, mayInspect),
    uses: entry.uses.toSorted(compareUses),
  };
};

const originOf = (inspect: ImageInspect) => ({
  os: [inspect.Os, inspect.OsVersion].filter(Boolean).join(" "),
  architecture: [inspect.Architecture, inspect.Variant].filter(Boolean).join("/"),
  author: inspect.Author ?? "",
  comment: inspect.Comment ?? "",
  parent: inspect.Parent || null,
  builtWith: inspect.DockerVersion ?? "",
  lastTaggedAt: parseDockerTime(inspect.Metadata?.LastTagTime),
});

const settingsOf = ({ Config: config }: ImageInspect, mayInspect: boolean) => ({
  user: config?.User ?? "",
  workingDir: config?.WorkingDir ?? "",
  ...commandOf(config, mayInspect),
  shell: wordsOf(config?.Shell),
  stopSignal: config?.StopSignal ?? "",
  ports: Object.keys(config?.ExposedPorts ?? {}).sort(),
  volumes: Object.keys(config?.Volumes ?? {}).sort(),
  healthcheck: mayInspect ? wordsOf(config?.Healthcheck?.Test) : [],
});

const commandLimit = 16_384;

const stepsOf = (inspect: ImageInspect, history: readonly ImageHistoryLayer[], mayInspect: boolean) => {
  const digests = layersOfSteps(history.toReversed(), wordsOf(inspect.RootFS?.Layers)).reverse();
  return history.map((step, place) => ({
    command: mayInspect ? step.CreatedBy.slice(0, commandLimit) : null,
    size: step.Size,
    createdAt: step.Created > 0 ? step.Created * 1000 : null,
    comment: step.Comment,
    tags: [...step.Tags],
    digest: digests[place] ?? null,
  }));
};
