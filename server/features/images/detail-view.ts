import type { z } from "zod";
import type { imageDetail } from "#lib/contracts/images.ts";
import { layersOfSteps } from "#lib/docker/image-layers.ts";
import { parseDockerTime } from "#lib/format/time.ts";
import type { ImageHistoryLayer, ImageInspect } from "../../engine/types/image.ts";
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
    env: envOf(inspect, mayInspect),
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

const list = (value: readonly string[] | string | null | undefined): string[] =>
  typeof value === "string" ? [value] : [...(value ?? [])];

/** Arguments carry passwords as often as variables do. */
const settingsOf = ({ Config: config }: ImageInspect, mayInspect: boolean) => {
  const [entrypoint, cmd] = [list(config?.Entrypoint), list(config?.Cmd)];
  // Of the whole line only the program's name; what follows an entrypoint is its arguments from the first word on.
  const withheld =
    entrypoint.length > 0
      ? { entrypoint: entrypoint.slice(0, 1), cmd: [] }
      : { entrypoint, cmd: cmd.slice(0, 1) };
  return {
    user: config?.User ?? "",
    workingDir: config?.WorkingDir ?? "",
    ...(mayInspect ? { entrypoint, cmd } : withheld),
    shell: list(config?.Shell),
    stopSignal: config?.StopSignal ?? "",
    ports: Object.keys(config?.ExposedPorts ?? {}).sort(),
    volumes: Object.keys(config?.Volumes ?? {}).sort(),
    healthcheck: mayInspect ? list(config?.Healthcheck?.Test) : [],
  };
};

const envOf = ({ Config: config }: ImageInspect, mayInspect: boolean) =>
  list(config?.Env).map((line) => {
    const split = line.indexOf("=");
    const key = split < 0 ? line : line.slice(0, split);
    return { key, value: mayInspect ? (split < 0 ? "" : line.slice(split + 1)) : null };
  });

const commandLimit = 16_384;

const stepsOf = (inspect: ImageInspect, history: readonly ImageHistoryLayer[], mayInspect: boolean) => {
  const digests = layersOfSteps(history.toReversed(), list(inspect.RootFS?.Layers)).reverse();
  return history.map((step, place) => ({
    command: mayInspect ? step.CreatedBy.slice(0, commandLimit) : null,
    size: step.Size,
    createdAt: step.Created > 0 ? step.Created * 1000 : null,
    comment: step.Comment,
    tags: [...step.Tags],
    digest: digests[place] ?? null,
  }));
};
