import { isFullId } from "#lib/docker/names.ts";
import { containerRef } from "../ids.ts";
import { protocolError } from "../transport/failure.ts";
import {
  type ContainerInspect,
  type ContainerSummary,
  containerInspect,
  containerSummary,
} from "../types/container.ts";
import { parseEngine, parseEngineList } from "../types/parse.ts";
import { type Call, type CallOptions, slowChange } from "./call.ts";
import { query } from "./query.ts";

export type StopOptions = CallOptions & {
  /** Seconds until the engine kills; -1 waits for ever; absent is the container's own. */
  readonly timeout?: number | undefined;
  readonly signalName?: string | undefined;
};

export const createContainerReads = (call: Call) => ({
  /** `GET /containers/json?all=1`; with `ids`, only those that still exist among them. */
  async listContainers(options: CallOptions & { ids?: readonly string[] } = {}): Promise<ContainerSummary[]> {
    const filters = options.ids && { id: options.ids.map(containerRef) };
    const answer = await call(options, (docker) => docker.listContainers(query({ all: 1, filters })));
    return parseEngineList(containerSummary, answer, "list of containers");
  },

  /** `GET /containers/{ref}/json`; `not_found` when there is none. */
  async inspectContainer(ref: string, options: CallOptions = {}): Promise<ContainerInspect> {
    const answer = await call(options, (docker) => docker.getContainer(containerRef(ref)).inspect());
    return parseEngine(containerInspect, answer, "container");
  },

  /** The full 64-digit id of a container given by id, prefix or name. Act on this, never on what was given. */
  async resolveContainer(ref: string, options: CallOptions = {}): Promise<string> {
    const answer = await call(options, (docker) => docker.getContainer(containerRef(ref)).inspect());
    const id = (answer as { Id?: unknown } | null)?.Id;
    if (typeof id !== "string" || !isFullId(id)) throw protocolError("The engine's container has no id");
    return id;
  },
});

const change = { mutation: true, answer: "empty" } as const;
/** Stopping takes as long as the process takes. */
const slowEnd = { ...slowChange, answer: "empty" } as const;

/** Each resolves when the engine has done it; already being in that state counts as done. */
export const createContainerChanges = (call: Call) => ({
  async start(ref: string, options: CallOptions = {}): Promise<void> {
    // Pulling up networks, volumes and the runtime may take long on a loaded host.
    await call({ ...options, ...change, firstByteMs: 120_000 }, (docker) =>
      docker.getContainer(containerRef(ref)).start(),
    );
  },
  async stop(ref: string, { timeout, signalName, ...options }: StopOptions = {}): Promise<void> {
    await call({ ...options, ...slowEnd }, (docker) =>
      docker.getContainer(containerRef(ref)).stop(query({ t: timeout, signal: signalName })),
    );
  },
  async restart(ref: string, { timeout, signalName, ...options }: StopOptions = {}): Promise<void> {
    await call({ ...options, ...slowEnd }, (docker) =>
      docker.getContainer(containerRef(ref)).restart(query({ t: timeout, signal: signalName })),
    );
  },
  async kill(
    ref: string,
    { signalName, ...options }: CallOptions & { signalName?: string | undefined } = {},
  ) {
    // The engine waits for the process's end after a KILL (10 s), before it answers.
    await call({ ...options, ...change, firstByteMs: 30_000 }, (docker) =>
      docker.getContainer(containerRef(ref)).kill(query({ signal: signalName })),
    );
  },
  async pause(ref: string, options: CallOptions = {}): Promise<void> {
    await call({ ...options, ...change }, (docker) => docker.getContainer(containerRef(ref)).pause());
  },
  async unpause(ref: string, options: CallOptions = {}): Promise<void> {
    await call({ ...options, ...change }, (docker) => docker.getContainer(containerRef(ref)).unpause());
  },
  /** `force` kills a running one; `volumes` removes its anonymous volumes with it. */
  async remove(
    ref: string,
    {
      force,
      volumes,
      ...options
    }: CallOptions & { force?: boolean | undefined; volumes?: boolean | undefined } = {},
  ): Promise<void> {
    await call({ ...options, ...change, firstByteMs: 120_000 }, (docker) =>
      docker.getContainer(containerRef(ref)).remove(query({ force: force === true, v: volumes === true })),
    );
  },
  /** Sets the size of the container's own terminal, in characters. */
  async resizeContainer(
    ref: string,
    size: { cols: number; rows: number },
    options: CallOptions = {},
  ): Promise<void> {
    await call({ ...options, answer: "empty" }, (docker) =>
      docker.getContainer(containerRef(ref)).resize({ h: size.rows, w: size.cols }),
    );
  },
});
