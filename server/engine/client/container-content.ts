import type { IncomingMessage } from "node:http";
import { z } from "zod";
import type { ChangeKind } from "#lib/contracts/changes.ts";
import { containerRef } from "../ids.ts";
import { readJsonArray } from "../json-array.ts";
import { explainSocketError } from "../transport/failure.ts";
import { parseEngine } from "../types/parse.ts";
import { type Call, type CallOptions, slowChange, type Waiting } from "./call.ts";
import { cutOnSilence } from "./cut-on-silence.ts";
import { endedBy } from "./ended-by.ts";
import { query } from "./query.ts";

const change = z.object({ Path: z.string(), Kind: z.number().int() });
const sizes = z.array(z.object({ Id: z.string(), SizeRw: z.nullish(z.number()) }));
const committed = z.object({ Id: z.string() });

/** A path has 4,096 bytes at most, and JSON may write one of them as six. */
const maxChange = 64 * 1024;

/** As the engine numbers them: moby `pkg/archive`, `ChangeType`. */
const kinds: readonly ChangeKind[] = ["changed", "added", "deleted"];

export type CommitSpec = {
  readonly repo: string;
  readonly tag: string;
  readonly comment: string | undefined;
  readonly author: string | undefined;
  readonly changes: readonly string[];
  readonly pause: boolean;
};

/** A container's own layer: what is in it, how large it is, and what becomes of it. */
export const createContainerContentCalls = (call: Call, waiting: Waiting) => ({
  /**
   * `GET /containers/{id}/changes`: what differs from the image, in the engine's order; the first `most`, and how many
   * there are. The engine walks the whole layer for it, and a layer may have millions of files: the list is read as it
   * comes.
   */
  async containerChanges(
    ref: string,
    most: number,
    options: CallOptions = {},
  ): Promise<{ items: { path: string; kind: ChangeKind }[]; total: number }> {
    const answer = await call({ ...options, firstByteMs: 60_000, answer: "stream" }, (docker) =>
      docker.getContainer(containerRef(ref)).changes(),
    );
    const body = endedBy(cutOnSilence(answer as unknown as IncomingMessage, waiting), options.signal);
    const { items, total } = await readJsonArray(body, { most, maxItem: maxChange }).catch(
      (error: unknown) => {
        throw explainSocketError(error, { sent: true, mutation: false });
      },
    );
    const changes = items.map((item) => {
      const { Path, Kind } = parseEngine(change, item, "change");
      return { path: Path, kind: kinds[Kind] ?? ("changed" as const) };
    });
    return { items: changes, total };
  },

  /** Bytes of each container's own layer, by id. The engine counts them anew, which takes its time. */
  async containerSizes(options: CallOptions = {}): Promise<ReadonlyMap<string, number>> {
    const answer = await call({ ...options, firstByteMs: 60_000 }, (docker) =>
      docker.listContainers(query({ all: 1, size: 1 })),
    );
    const rows = parseEngine(sizes, answer, "list of containers");
    return new Map(rows.map(({ Id, SizeRw }) => [Id, SizeRw ?? 0]));
  },

  /** `POST /commit`; resolves to the new image's id. */
  async commitContainer(ref: string, spec: CommitSpec, options: CallOptions = {}): Promise<string> {
    const { changes, ...rest } = spec;
    const answer = await call({ ...options, ...slowChange }, (docker) =>
      docker.getContainer(containerRef(ref)).commit({ ...rest, changes: [...changes] } as object),
    );
    return parseEngine(committed, answer, "new image").Id;
  },
});
