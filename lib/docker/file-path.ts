/**
 * Names of files are bytes. Here they are text from which the bytes can be told again: what is valid UTF-8 stands as it
 * is, and every other byte `b` as the private character U+EF00 + b (128 to 255), which no name has by itself: a name that
 * does have one of these is taken byte by byte too.
 */
const escapeBase = 0xef00;

const isEscape = (code: number): boolean => code >= escapeBase + 0x80 && code <= escapeBase + 0xff;

/** The bytes that follow a first byte of UTF-8, or -1 where none begins with it. */
const followers = (first: number): number => {
  if (first < 0x80) return 0;
  if (first >= 0xc2 && first <= 0xdf) return 1;
  if (first >= 0xe0 && first <= 0xef) return 2;
  return first >= 0xf0 && first <= 0xf4 ? 3 : -1;
};

const smallest = [0, 0x80, 0x800, 0x10000] as const;

/** The character that begins at `at`, or null where the bytes there are none that a name may keep as it is. */
const characterAt = (bytes: Uint8Array, at: number): { code: number; length: number } | null => {
  const first = bytes[at] as number;
  const more = followers(first);
  if (more < 0 || at + more >= bytes.length) return null;
  if (more === 0) return { code: first, length: 1 };
  let code = first & (0x3f >> more);
  for (let index = 1; index <= more; index += 1) {
    const next = bytes[at + index] as number;
    if ((next & 0xc0) !== 0x80) return null;
    code = (code << 6) | (next & 0x3f);
  }
  const isWhole = code >= (smallest[more] as number) && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
  return isWhole && !isEscape(code) ? { code, length: more + 1 } : null;
};

/** The text of a file's name, whatever bytes it is made of. `fileBytes` gives them back. */
export const fileText = (bytes: Uint8Array): string => {
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; ) {
    const found = characterAt(bytes, at);
    parts.push(String.fromCodePoint(found?.code ?? escapeBase + (bytes[at] as number)));
    at += found?.length ?? 1;
  }
  return parts.join("");
};

/** The bytes of a name that `fileText` wrote. A lone surrogate, which no such text has, becomes U+FFFD. */
export const fileBytes = (text: string): Uint8Array => {
  const bytes: number[] = [];
  for (const character of text) {
    const given = character.codePointAt(0) as number;
    const code = given >= 0xd800 && given <= 0xdfff ? 0xfffd : given;
    if (isEscape(code)) bytes.push(code - escapeBase);
    else if (code < 0x80) bytes.push(code);
    else if (code < 0x800) bytes.push(0xc0 | (code >> 6), 0x80 | (code & 0x3f));
    else if (code < 0x10000)
      bytes.push(0xe0 | (code >> 12), 0x80 | ((code >> 6) & 0x3f), 0x80 | (code & 0x3f));
    else {
      bytes.push(0xf0 | (code >> 18), 0x80 | ((code >> 12) & 0x3f));
      bytes.push(0x80 | ((code >> 6) & 0x3f), 0x80 | (code & 0x3f));
    }
  }
  return Uint8Array.from(bytes);
};

/** Whether a name has bytes that are not text: what only takes text (a command's arguments) cannot be given it. */
export const hasRawBytes = (text: string): boolean => /[\uef80-\uefff]/.test(text);

/** A name for people: bytes that are not text as `\xff`. */
export const readableFileText = (text: string): string =>
  text.replace(/[\uef80-\uefff]/g, (raw) => `\\x${(raw.charCodeAt(0) - escapeBase).toString(16)}`);

/** Linux's own bounds, in bytes. */
const maxPathBytes = 4_095;
const maxNameBytes = 255;

/** Whether a name can be that of one file in a folder. */
export const isFileName = (name: string): boolean =>
  name !== "" &&
  name !== "." &&
  name !== ".." &&
  !/[/\0]/.test(name) &&
  fileBytes(name).length <= maxNameBytes;

/** Whether a path is absolute and in its one form: no `.`, no `..`, no empty part, no slash at its end, no NUL. */
export const isFilePath = (path: string): boolean => {
  if (path === "/") return true;
  if (!path.startsWith("/") || path.length > maxPathBytes || path.includes("\0")) return false;
  const parts = path.slice(1).split("/");
  return (
    parts.every((part) => part !== "" && part !== "." && part !== "..") &&
    fileBytes(path).length <= maxPathBytes
  );
};

/** The path of `name` in a folder. */
export const joinPath = (folder: string, name: string): string =>
  folder === "/" ? `/${name}` : `${folder}/${name}`;

/** The folder that a path lies in; `/` lies in itself. */
export const parentPath = (path: string): string => path.slice(0, path.lastIndexOf("/")) || "/";

/** The last part of a path; of the root, "". */
export const baseName = (path: string): string => path.slice(path.lastIndexOf("/") + 1);

/** The folders on the way to a path, the root first and the path itself last. */
export const pathSteps = (path: string): { name: string; path: string }[] => {
  const parts = path === "/" ? [] : path.slice(1).split("/");
  return [
    { name: "/", path: "/" },
    ...parts.map((name, index) => ({ name, path: `/${parts.slice(0, index + 1).join("/")}` })),
  ];
};

/** A path that somebody typed, in its one form, or null where it leads nowhere: relative ones begin at `from`. */
export const typedPath = (text: string, from: string): string | null => {
  const steps: string[] = [];
  for (const part of (text.startsWith("/") ? text : `${from}/${text}`).split("/")) {
    if (part === "..") steps.pop();
    else if (part !== "" && part !== ".") steps.push(part);
  }
  const path = `/${steps.join("/")}`;
  return isFilePath(path) ? path : null;
};
