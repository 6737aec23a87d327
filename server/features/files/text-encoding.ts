import { Buffer } from "node:buffer";
import type { TextEncoding } from "#lib/contracts/files.ts";
import { CodedError } from "#lib/errors/coded-error.ts";

const starts = (bytes: Buffer, ...mark: number[]): boolean =>
  mark.every((byte, index) => bytes[index] === byte);

const decoded = (bytes: Buffer, encoding: string): string | null => {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null; // Not of this encoding: that is the answer.
  }
};

/** Control characters that no text has, beyond tabs, line ends, form feeds and the escapes of terminals. */
const hasOddControls = (text: string): boolean => {
  let odd = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 0) return true;
    if (code < 0x20 && code !== 0x1b && (code < 0x08 || code > 0x0d)) odd += 1;
  }
  return odd * 20 > text.length;
};

/**
 * The text of some bytes, and the encoding in which they are exactly that text; null for what is no text. UTF-16 is
 * known by its mark alone; what is neither it nor UTF-8 is taken byte by byte.
 */
export const readText = (bytes: Buffer): { text: string; encoding: TextEncoding } | null => {
  const found = encodingOf(bytes);
  if (!found || hasOddControls(found.text)) return null;
  return found;
};

const encodingOf = (bytes: Buffer): { text: string; encoding: TextEncoding } | null => {
  if (starts(bytes, 0xff, 0xfe)) return withMark(decoded(bytes.subarray(2), "utf-16le"), "utf-16le");
  if (starts(bytes, 0xfe, 0xff)) return withMark(decoded(bytes.subarray(2), "utf-16be"), "utf-16be");
  if (starts(bytes, 0xef, 0xbb, 0xbf)) return withMark(decoded(bytes.subarray(3), "utf-8"), "utf-8-bom");
  if (bytes.includes(0)) return null;
  const text = decoded(bytes, "utf-8");
  return text === null ? { text: bytes.toString("latin1"), encoding: "latin1" } : { text, encoding: "utf-8" };
};

const withMark = (text: string | null, encoding: TextEncoding) => (text === null ? null : { text, encoding });

/** The bytes of a text in an encoding. Rejects a character that the encoding has not, by `invalid_input`. */
export const writeText = (text: string, encoding: TextEncoding): Buffer => {
  if (encoding === "utf-8") return Buffer.from(text, "utf8");
  if (encoding === "utf-8-bom")
    return Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(text, "utf8")]);
  if (encoding === "latin1") return latin1(text);
  const units = Buffer.from(text, "utf16le");
  return encoding === "utf-16le"
    ? Buffer.concat([Buffer.from([0xff, 0xfe]), units])
    : Buffer.concat([Buffer.from([0xfe, 0xff]), units.swap16()]);
};

const latin1 = (text: string): Buffer => {
  const odd = [...text].find((letter) => (letter.codePointAt(0) as number) > 0xff);
  if (odd !== undefined) {
    throw new CodedError("invalid_input", "The file's encoding (Latin-1) has no such character", {
      reason: odd,
    });
  }
  return Buffer.from(text, "latin1");
};
