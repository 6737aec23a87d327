/** What a directory entry can be. `other` is what neither Linux nor the engine has a word for. */
export const fileKinds = [
  "file",
  "folder",
  "link",
  "fifo",
  "socket",
  "char-device",
  "block-device",
  "other",
] as const;
export type FileKind = (typeof fileKinds)[number];

const kindOfFormat: ReadonlyMap<number, FileKind> = new Map([
  [0o140000, "socket"],
  [0o120000, "link"],
  [0o100000, "file"],
  [0o060000, "block-device"],
  [0o040000, "folder"],
  [0o020000, "char-device"],
  [0o010000, "fifo"],
]);

/** The kind in a `st_mode` of Linux. */
export const kindOfUnixMode = (mode: number): FileKind => kindOfFormat.get(mode & 0o170000) ?? "other";

/** Go's bits, `io/fs.FileMode`: what the engine's `X-Docker-Container-Path-Stat` holds. */
const goBits = {
  folder: 2 ** 31,
  link: 2 ** 27,
  device: 2 ** 26,
  fifo: 2 ** 25,
  socket: 2 ** 24,
  setuid: 2 ** 23,
  setgid: 2 ** 22,
  charDevice: 2 ** 21,
  sticky: 2 ** 20,
} as const;

/** Kind and permissions (twelve bits, as `chmod` has them) of a mode in Go's own numbering. */
export const readGoMode = (mode: number): { kind: FileKind; permissions: number } => {
  const has = (bit: keyof typeof goBits): boolean => Math.floor(mode / goBits[bit]) % 2 === 1;
  const special = (has("setuid") ? 0o4000 : 0) + (has("setgid") ? 0o2000 : 0) + (has("sticky") ? 0o1000 : 0);
  return { kind: kindOfGoMode(has), permissions: special + (mode % 0o1000) };
};

const kindOfGoMode = (has: (bit: keyof typeof goBits) => boolean): FileKind => {
  if (has("folder")) return "folder";
  if (has("link")) return "link";
  if (has("fifo")) return "fifo";
  if (has("socket")) return "socket";
  if (has("device")) return has("charDevice") ? "char-device" : "block-device";
  return "file";
};

const letters: Readonly<Record<FileKind, string>> = {
  file: "-",
  folder: "d",
  link: "l",
  fifo: "p",
  socket: "s",
  "char-device": "c",
  "block-device": "b",
  other: "?",
};

/** As `ls -l` writes it: `-rwxr-xr-x`, with `s` and `t` for the special bits. */
export const modeText = (kind: FileKind, permissions: number): string => {
  const triad = (shift: number, special: number, letter: string): string => {
    const bits = permissions >> shift;
    const runs = (bits & 1) === 1;
    const last = (permissions & special) === 0 ? (runs ? "x" : "-") : runs ? letter : letter.toUpperCase();
    return `${(bits & 4) === 0 ? "-" : "r"}${(bits & 2) === 0 ? "-" : "w"}${last}`;
  };
  return `${letters[kind]}${triad(6, 0o4000, "s")}${triad(3, 0o2000, "s")}${triad(0, 0o1000, "t")}`;
};
