import { type LogLineRow, shownLineBytes } from "#lib/contracts/logs.ts";
import type { LogLine } from "../../engine/log-lines.ts";

/** A line as it is sent: text, and no more of it than is shown. A terminal's carriage return is not part of it. */
export const toRow = (line: LogLine, cap = shownLineBytes): LogLineRow => {
  const { bytes, size } = line;
  const end = bytes[bytes.length - 1] === 0x0d && bytes.length === size ? bytes.length - 1 : bytes.length;
  const shown = Math.min(end, cap);
  return {
    at: line.at,
    nth: line.nth,
    source: line.source,
    text: bytes.toString("utf8", 0, shown),
    size,
    cut: shown < end || size > bytes.length,
  };
};

/** About what a row takes on its way. */
export const rowBytes = (row: LogLineRow): number => row.text.length + 96;
