import { z } from "zod";
import type { ChangeKind } from "#lib/contracts/changes.ts";
import { containerRef } from "../ids.ts";
import { parseEngine } from "../types/parse.ts";
import { type Call, type CallOptions, slowChange } from "./call.ts";
import { query } from "./query.ts";

const change = z.object({ Path: z.string(), Kind: z.number().int() });
/** None at all is `null`, not an empty list. */
const changeList = z.nullish(z.array(z.unknown())).transform((list) => list ?? []);
const sizes = z.array(z.object({ Id: z.string(), SizeRw: z.nullish(z.number()) }));
const committed = z.object({ Id: z.string() });

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
export const createContainerContentCalls = (call: Call) => ({
  /**
   * `GET /containers/{id}/changes`: what differs from the image, in the engine's order; the first `most`, and how many
   * there are. The engine walks the whole layer for it.
   */
  async containerChanges(
    ref: string,
    most: number,
    options: CallOptions = {},
  ): Promise<{ items: { path: string; kind: ChangeKind }[]; total: number }> {
    const answer = await call({ ...options, firstByteMs: 60_000, maxBytes: 512 * 1024 * 1024 }, (docker) =>
      docker.getContainer(containerRef(ref)).changes(),
    );
    const list = parseEngine(changeList, answer, "list of changes");
    const items = list.slice(0, most).map((item) => {
      const { Path, Kind } = parseEngine(change, item, "change");
      return { path: Path, kind: kinds[Kind] ?? "changed" };
    });
    return { items, total: list.length };
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
