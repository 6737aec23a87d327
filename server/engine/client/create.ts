import { z } from "zod";
import { fullId } from "#lib/docker/names.ts";
import type { CreateBody } from "#lib/docker/run/body/create-body.ts";
import type { EndpointBody } from "#lib/docker/run/body/networking.ts";
import { containerRef, networkRef } from "../ids.ts";
import { parseEngine, texts } from "../types/parse.ts";
import type { Call, CallOptions } from "./call.ts";
import { query } from "./query.ts";

const created = z.object({ Id: fullId, Warnings: texts });
const updated = z.nullish(z.object({ Warnings: texts })).transform((value) => value ?? { Warnings: [] });

/** Volumes of a driver and layers of a big image may take their time. */
const change = { mutation: true, firstByteMs: 120_000 } as const;

/** What of a living container can be changed. Absent is left as it is. */
export type UpdateBody = {
  readonly Memory?: number;
  readonly MemoryReservation?: number;
  readonly MemorySwap?: number;
  readonly NanoCpus?: number;
  readonly CpuShares?: number;
  readonly CpuPeriod?: number;
  readonly CpuQuota?: number;
  readonly CpusetCpus?: string;
  readonly CpusetMems?: string;
  readonly BlkioWeight?: number;
  readonly PidsLimit?: number;
  readonly RestartPolicy?: { readonly Name: string; readonly MaximumRetryCount: number };
};

/** dockerode's declarations of these are narrower than the API. */
type Docker = Parameters<Parameters<Call>[1]>[0];
type Loose = {
  rename(options: object): Promise<unknown>;
  update(options: object): Promise<unknown>;
  connect(options: object): Promise<unknown>;
};

const containerOf = (docker: Docker, ref: string): Loose =>
  docker.getContainer(containerRef(ref)) as unknown as Loose;

/** Making containers, and changing what they are called, limited to and connected to. */
export const createContainerCreation = (call: Call) => ({
  /**
   * `POST /containers/create`. `not_found` where the image (or a container it joins) is not there, `conflict` where the
   * name is taken. Answers with the new full id and the engine's warnings.
   */
  async createContainer(
    { name, platform, body }: { name: string; platform: string; body: CreateBody },
    options: CallOptions = {},
  ): Promise<{ id: string; warnings: readonly string[] }> {
    let answer: z.output<typeof created> | null = null;
    // dockerode answers with a handle and drops the warnings: they are read before it.
    const check = (json: unknown) => {
      answer = parseEngine(created, json, "answer to a creation");
      return json;
    };
    const asked = { name: name === "" ? undefined : name, platform: platform === "" ? undefined : platform };
    await call({ ...options, ...change, check }, (docker) =>
      docker.createContainer({ _query: asked, _body: body } as object),
    );
    const { Id, Warnings } = answer as unknown as z.output<typeof created>;
    return { id: Id, warnings: Warnings };
  },

  /** `POST /containers/{ref}/rename`. `conflict` where the name is taken. */
  async renameContainer(ref: string, name: string, options: CallOptions = {}): Promise<void> {
    await call({ ...options, ...change, answer: "empty" }, (docker) =>
      containerOf(docker, ref).rename(query({ name: containerRef(name) })),
    );
  },

  /** `POST /containers/{ref}/update`; answers with the engine's warnings. */
  async updateContainer(
    ref: string,
    body: UpdateBody,
    options: CallOptions = {},
  ): Promise<readonly string[]> {
    const answer = await call({ ...options, ...change }, (docker) =>
      containerOf(docker, ref).update({ _body: body }),
    );
    return parseEngine(updated, answer, "answer to an update").Warnings;
  },

  /** `POST /networks/{network}/connect`. */
  async connectNetwork(
    network: string,
    { container, endpoint }: { container: string; endpoint: EndpointBody },
    options: CallOptions = {},
  ): Promise<void> {
    const body = { Container: containerRef(container), EndpointConfig: endpoint };
    await call({ ...options, ...change, answer: "empty" }, (docker) =>
      (docker.getNetwork(networkRef(network)) as unknown as Loose).connect({ _body: body }),
    );
  },
});
