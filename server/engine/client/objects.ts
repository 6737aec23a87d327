import { imageRef, networkRef, volumeName } from "../ids.ts";
import { type ImageInspect, type ImageSummary, imageInspect, imageSummary } from "../types/image.ts";
import { type NetworkEntry, type NetworkInspect, networkEntry, networkInspect } from "../types/network.ts";
import { parseEngine, parseEngineList } from "../types/parse.ts";
import {
  type VolumeEntry,
  type VolumeInspect,
  volumeEntry,
  volumeInspect,
  volumeList,
} from "../types/volume.ts";
import type { Call, CallOptions } from "./call.ts";

const query = (options: Record<string, unknown>) => ({ _query: options }) as object;

/** Images, volumes and networks: lists and single objects. An object that is gone is `not_found`. */
export const createObjectReads = (call: Call) => ({
  async listImages(options: CallOptions = {}): Promise<ImageSummary[]> {
    const answer = await call(options, (docker) => docker.listImages());
    return parseEngineList(imageSummary, answer, "list of images");
  },
  async inspectImage(ref: string, options: CallOptions = {}): Promise<ImageInspect> {
    const answer = await call(options, (docker) => docker.getImage(imageRef(ref)).inspect());
    return parseEngine(imageInspect, answer, "image");
  },

  /** With `names`, at least those that exist among them: the engine matches parts of names too. */
  async listVolumes(options: CallOptions & { names?: readonly string[] } = {}): Promise<VolumeEntry[]> {
    const filters = options.names && { name: options.names };
    const answer = await call(options, (docker) => docker.listVolumes(query({ filters })));
    const { Volumes } = parseEngine(volumeList, answer, "list of volumes");
    return parseEngineList(volumeEntry, Volumes ?? [], "list of volumes");
  },
  async inspectVolume(name: string, options: CallOptions = {}): Promise<VolumeInspect> {
    const answer = await call(options, (docker) => docker.getVolume(volumeName(name)).inspect());
    return parseEngine(volumeInspect, answer, "volume");
  },

  /** With `ids`, those that exist among them. */
  async listNetworks(options: CallOptions & { ids?: readonly string[] } = {}): Promise<NetworkEntry[]> {
    const filters = options.ids && { id: options.ids };
    const answer = await call(options, (docker) => docker.listNetworks(query({ filters })));
    return parseEngineList(networkEntry, answer, "list of networks");
  },
  async inspectNetwork(ref: string, options: CallOptions = {}): Promise<NetworkInspect> {
    const answer = await call(options, (docker) => docker.getNetwork(networkRef(ref)).inspect());
    return parseEngine(networkInspect, answer, "network");
  },
});
