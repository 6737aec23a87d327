import { networkRef } from "../ids.ts";
import { type NetworkEntry, type NetworkInspect, networkEntry, networkInspect } from "../types/network.ts";
import { parseEngine, parseEngineList } from "../types/parse.ts";
import { type Call, type CallOptions, slowChange } from "./call.ts";
import { query } from "./query.ts";

/** dockerode's declaration leaves the options out. */
type Inspectable = { inspect(options: object): Promise<unknown> };

/** Networks: lists and single ones. One that is gone is `not_found`. */
export const createNetworkReads = (call: Call) => ({
  /** With `ids`, those that exist among them. */
  async listNetworks(options: CallOptions & { ids?: readonly string[] } = {}): Promise<NetworkEntry[]> {
    const filters = options.ids && { id: options.ids };
    const answer = await call(options, (docker) => docker.listNetworks(query({ filters })));
    return parseEngineList(networkEntry, answer, "list of networks");
  },

  /** `GET /networks/{ref}`, whole, with the running containers on it; `verbose` adds a swarm's services and nodes. */
  async inspectNetwork(
    ref: string,
    { verbose, ...options }: CallOptions & { verbose?: boolean | undefined } = {},
  ): Promise<NetworkInspect> {
    const answer = await call(options, (docker) => {
      const network = docker.getNetwork(networkRef(ref)) as unknown as Inspectable;
      return network.inspect(query({ verbose: verbose === true || undefined }));
    });
    return parseEngine(networkInspect, answer, "network");
  },
});

export const createNetworkChanges = (call: Call) => ({
  /** `DELETE /networks/{ref}`. One with running containers, or of the engine's own, is refused (`engine_refused`). */
  async removeNetwork(ref: string, options: CallOptions = {}): Promise<void> {
    await call({ ...options, ...slowChange, answer: "empty" }, (docker) =>
      docker.getNetwork(networkRef(ref)).remove(),
    );
  },
});
