import { isDeepStrictEqual } from "node:util";
import type { EngineDefaults } from "#lib/docker/host-power/engine-defaults.ts";
import type { EngineClient } from "../client.ts";
import type { Report } from "../listeners.ts";
import type { ImageSummary } from "../types/image.ts";
import type { NetworkEntry } from "../types/network.ts";
import type { VolumeEntry } from "../types/volume.ts";
import { type ContainerEntry, sameContainer } from "./container-entry.ts";
import { createContainerReader, createDetailsRead } from "./container-reader.ts";
import { createContainerSurvey } from "./container-survey.ts";
import { DetailsFiller } from "./details-filler.ts";
import { Kind } from "./kind.ts";
import { createImageReader, createNetworkReader, createVolumeReader } from "./object-readers.ts";

export type KindsOptions = {
  readonly client: EngineClient;
  readonly defaults: () => Promise<EngineDefaults>;
  readonly report: Report;
  /** A read failed and will be tried again. */
  readonly onError: (error: unknown) => void;
};

const createContainers = ({ client, defaults, report, onError }: KindsOptions) => {
  const readDetails = createDetailsRead(client, defaults);
  const kind = new Kind<ContainerEntry>({
    key: (entry) => entry.id,
    same: sameContainer,
    report,
    onError,
    reader: (replica, later) => {
      const parts = { client, replica, readDetails, fill: (ids: readonly string[]) => filler.fill(ids) };
      return { ...createContainerReader({ ...parts, later }), survey: createContainerSurvey(parts) };
    },
  });
  const filler = new DetailsFiller({ replica: kind.replica, readDetails, onError });
  return { kind, filler };
};

/** The four kinds that are mirrored, and the filler of the containers' details. */
export const createKinds = (options: KindsOptions) => {
  const { client, report, onError } = options;
  const containers = createContainers(options);
  const common = { same: isDeepStrictEqual, report, onError };
  return {
    filler: containers.filler,
    kinds: {
      containers: containers.kind,
      images: new Kind<ImageSummary>({
        ...common,
        key: (image) => image.Id,
        reader: (replica, { mark }) => createImageReader({ client, replica, mark }),
      }),
      volumes: new Kind<VolumeEntry>({
        ...common,
        key: (volume) => volume.Name,
        reader: () => createVolumeReader(client),
      }),
      networks: new Kind<NetworkEntry>({
        ...common,
        key: (network) => network.Id,
        reader: () => createNetworkReader(client),
      }),
    },
  };
};
