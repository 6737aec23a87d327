import type { z } from "zod";

/**
 * An answer that is JSON text already. Long lists are parsed against their contract row by row when a row changes, not
 * on every reading; the text of an unchanged row is reused. Only this module makes one, so that what leaves as text has
 * been through a schema all the same.
 */
export class PreparedJson<T> {
  /** Exists for the types alone: what the text decodes to. */
  declare readonly value: T;
  readonly text: string;
  private constructor(text: string) {
    this.text = text;
  }

  /** Parses a value and keeps its text. Throws the schema's error if it does not fit. */
  static of<S extends z.ZodType>(schema: S, value: z.input<S>): PreparedJson<z.output<S>> {
    return new PreparedJson(JSON.stringify(schema.parse(value)));
  }

  /** A live list from rows that were each prepared before; `type` makes it a channel's snapshot. */
  static liveList<R>(list: LivePart<R>): PreparedJson<LiveValue<R>>;
  static liveList<R>(list: LivePart<R>, type: "snapshot"): PreparedJson<LiveValue<R> & { type: "snapshot" }>;
  static liveList<R>(list: LivePart<R>, type?: "snapshot") {
    const head = type ? `"type":"${type}",` : "";
    return new PreparedJson<never>(`{${head}${position(list)},"items":[${joined(list.rows)}]}`);
  }

  /** What several containers use, each reading prepared once for all who look at it. */
  static samples<R>(rows: Iterable<PreparedJson<R>>) {
    return new PreparedJson<{ type: "samples"; samples: R[] }>(
      `{"type":"samples","samples":[${joined(rows)}]}`,
    );
  }

  /** A patch to a live list, from rows that were each prepared before. */
  static livePatch<R>(patch: LivePart<R> & { since: number; removes: readonly string[] }) {
    const { since, removes, rows } = patch;
    return new PreparedJson<LivePatch<R>>(
      `{"type":"patch",${position(patch)},"since":${since},"upserts":[${joined(rows)}],"removes":${JSON.stringify(removes)}}`,
    );
  }
}

type LivePart<R> = { epoch: string; version: number; rows: Iterable<PreparedJson<R>> };
type LiveValue<R> = { epoch: string; version: number; items: R[] };
type LivePatch<R> = {
  type: "patch";
  epoch: string;
  since: number;
  version: number;
  upserts: R[];
  removes: string[];
};

const position = ({ epoch, version }: { epoch: string; version: number }): string =>
  `"epoch":${JSON.stringify(epoch)},"version":${version}`;

const joined = (rows: Iterable<PreparedJson<unknown>>): string =>
  Array.from(rows, (row) => row.text).join(",");
