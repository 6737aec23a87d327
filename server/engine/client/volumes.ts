import { volumeName } from "../ids.ts";
import { parseEngine, parseEngineList } from "../types/parse.ts";
import {
  type VolumeEntry,
  type VolumeInspect,
  volumeEntry,
  volumeInspect,
  volumeList,
} from "../types/volume.ts";
import { type Call, type CallOptions, slowChange } from "./call.ts";
import { query } from "./query.ts";

/** Volumes: lists and single ones. One that is gone is `not_found`. */
export const createVolumeReads = (call: Call) => ({
  /** With `names`, at least those that exist among them: the engine matches parts of names too. */
  async listVolumes(options: CallOptions & { names?: readonly string[] } = {}): Promise<VolumeEntry[]> {
    const filters = options.names && { name: options.names };
    const answer = await call(options, (docker) => docker.listVolumes(query({ filters })));
    const { Volumes } = parseEngine(volumeList, answer, "list of volumes");
    return parseEngineList(volumeEntry, Volumes ?? [], "list of volumes");
  },

  /** `GET /volumes/{name}`, whole. */
  async inspectVolume(name: string, options: CallOptions = {}): Promise<VolumeInspect> {
    const answer = await call(options, (docker) => docker.getVolume(volumeName(name)).inspect());
    return parseEngine(volumeInspect, answer, "volume");
  },
});

export const createVolumeChanges = (call: Call) => ({
  /**
   * `DELETE /volumes/{name}`. One in use is a `conflict`, `force` or not: that is for volumes whose driver has lost them,
   * and makes one that is not there count as removed.
   */
  async removeVolume(
    name: string,
    { force, ...options }: CallOptions & { force?: boolean | undefined } = {},
  ): Promise<void> {
    await call({ ...options, ...slowChange, answer: "empty" }, (docker) =>
      docker.getVolume(volumeName(name)).remove(query({ force: force === true })),
    );
  },
});
