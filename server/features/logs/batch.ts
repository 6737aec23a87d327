import { type LogLineRow, logChannels } from "#lib/contracts/logs.ts";
import type { LogPlace } from "#lib/logs/at.ts";
import { PreparedJson } from "../../http/prepared-json.ts";
import { rowBytes } from "./line-row.ts";

const schema = logChannels.follow.serverMessage;

/** Lines that are sent together. Parsed and written as JSON once, whoever reads them. */
export class LogBatch {
  readonly lines: readonly LogLineRow[];
  readonly bytes: number;
  #message: ReturnType<typeof prepare> | null = null;

  constructor(lines: readonly LogLineRow[]) {
    this.lines = lines;
    this.bytes = lines.reduce((sum, line) => sum + rowBytes(line), 0);
  }

  get message() {
    this.#message ??= prepare({ type: "lines", lines: [...this.lines], bytes: this.bytes });
    return this.#message;
  }

  get first(): LogPlace {
    return placeOf(this.lines[0]);
  }

  get last(): LogPlace {
    return placeOf(this.lines.at(-1));
  }
}

const prepare = (message: { type: "lines"; lines: LogLineRow[]; bytes: number }) =>
  PreparedJson.of(schema, message);

const placeOf = (line: LogLineRow | undefined): LogPlace => {
  if (!line) throw new Error("a batch has at least one line");
  return { at: line.at, nth: line.nth };
};
