import { CodedError } from "#lib/errors/coded-error.ts";
import { volumeName } from "../ids.ts";
import { isApiAtLeast } from "../negotiate.ts";
import { parseEngine, parseEngineList } from "../types/parse.ts";
import {
  type VolumeEntry,
  type VolumeInspect,
  volumeEntry,
  volumeInspect,
  volumeList,
  volumesPruned,
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

const tooOld = "Engines before API 1.42 prune named volumes together with the unnamed ones";

export const createVolumeChanges = (call: Call, apiVersion: () => Promise<string>) => ({
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

  /**
   * `POST /volumes/prune`: those without a name of their own that no container uses, or with `all` the named ones too.
   * Older engines only know the latter: there, the former is refused as `engine_version` rather than taken for more.
   */
  async pruneVolumes({ all, ...options }: CallOptions & { all: boolean }): Promise<{
    readonly deleted: readonly string[];
    readonly spaceReclaimed: number;
  }> {
    const tellsApart = isApiAtLeast(await apiVersion(), "1.42");
    if (!tellsApart && !all) throw new CodedError("engine_version", tooOld, { reason: tooOld });
    const filters = tellsApart && all ? { all: ["true"] } : undefined;
    const answer = await call({ ...options, ...slowChange }, (docker) =>
      docker.pruneVolumes(query({ filters })),
    );
    return parseEngine(volumesPruned, answer, "list of pruned volumes");
  },
});
