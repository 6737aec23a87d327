import { type MountSpec, plainMount } from "../spec/mount.ts";
import { cutPair, readFields, writeFields } from "./csv.ts";
import { readBoolean, readSize, writeSize } from "./scalar.ts";
import { NotHere, Unreadable } from "./unreadable.ts";

/** A file's mode in octal digits: `1777`. */
export function readMode(text: string): number {
  if (!/^[0-7]{1,10}$/.test(text)) throw new Unreadable("1777");
  return Number.parseInt(text, 8);
}

export const writeMode = (mode: number): string => mode.toString(8);

type Reader = (mount: MountSpec, value: string) => void;

const expected = "type=bind,source=/host/path,target=/path,readonly";

const pairInto = (target: Record<string, string>, value: string): void => {
  const [key, text] = cutPair(value);
  if (key !== "") target[key] = text ?? "";
};

const readRecursive: Reader = (mount, value) => {
  if (value === "enabled") return;
  if (value !== "disabled" && value !== "writable" && value !== "readonly")
    throw new Unreadable("bind-recursive=enabled | disabled | writable | readonly");
  mount.bindRecursive = value;
};

const readSource: Reader = (mount, value) => {
  if (/^\.(?:\/|$)/.test(value)) throw new NotHere("relative_path");
  mount.source = value;
};

const readTarget: Reader = (mount, value) => {
  mount.target = value;
};

const readReadOnly: Reader = (mount, value) => {
  mount.readOnly = readBoolean(value);
};

// docker/cli `opts/mount.go`.
const readers: Readonly<Record<string, Reader>> = {
  type: (mount, value) => {
    mount.type = value.toLowerCase();
  },
  source: readSource,
  src: readSource,
  target: readTarget,
  dst: readTarget,
  destination: readTarget,
  readonly: readReadOnly,
  ro: readReadOnly,
  consistency: (mount, value) => {
    mount.consistency = value.toLowerCase();
  },
  "bind-propagation": (mount, value) => {
    mount.bindPropagation = value.toLowerCase();
  },
  "bind-nonrecursive": (mount, value) => {
    if (readBoolean(value)) mount.bindRecursive = "disabled";
  },
  "bind-recursive": readRecursive,
  "volume-nocopy": (mount, value) => {
    mount.volumeNoCopy = readBoolean(value);
  },
  "volume-label": (mount, value) => pairInto(mount.volumeLabels, value),
  "volume-driver": (mount, value) => {
    mount.volumeDriver = value;
  },
  "volume-opt": (mount, value) => pairInto(mount.volumeOptions, value),
  "volume-subpath": (mount, value) => {
    mount.volumeSubpath = value;
  },
  "tmpfs-size": (mount, value) => {
    mount.tmpfsSize = readSize(value);
  },
  "tmpfs-mode": (mount, value) => {
    mount.tmpfsMode = readMode(value);
  },
};
const switches: ReadonlySet<string> = new Set(["readonly", "ro", "volume-nocopy", "bind-nonrecursive"]);

/** The value of one `--mount`. */
export function readMount(text: string): MountSpec {
  const mount = plainMount("volume", "", "");
  const given = new Set<string>();
  for (const field of readFields(text) ?? unreadable(expected)) {
    const [name, value] = cutPair(field);
    const key = name.toLowerCase();
    const read = Object.hasOwn(readers, key) ? readers[key] : undefined;
    if (read === undefined || (value === null && !switches.has(key))) throw new Unreadable(expected);
    read(mount, value ?? "true");
    given.add(key.split("-")[0] ?? key);
  }
  if (mount.type === "" || mount.target === "") throw new Unreadable(expected);
  const foreign = ["bind", "volume", "tmpfs"].find((type) => given.has(type) && type !== mount.type);
  if (foreign !== undefined) throw new Unreadable(`type=${foreign},${foreign}-…`);
  checkRecursive(mount);
  return mount;
}

function checkRecursive({ bindRecursive, readOnly, bindPropagation }: MountSpec): void {
  if ((bindRecursive === "writable" || bindRecursive === "readonly") && !readOnly)
    throw new Unreadable(`readonly,bind-recursive=${bindRecursive}`);
  if (bindRecursive === "readonly" && bindPropagation !== "rprivate")
    throw new Unreadable("readonly,bind-recursive=readonly,bind-propagation=rprivate");
}

const unreadable = (what: string): never => {
  throw new Unreadable(what);
};

/** The `--mount` that reads as this mount. `bindCreate` has no words there. */
export function writeMount(mount: MountSpec): string {
  const pair = (key: string, value: string) => (value === "" ? [] : [`${key}=${value}`]);
  const pairs = (key: string, map: Record<string, string>) =>
    Object.entries(map).map(([name, value]) => `${key}=${name}=${value}`);
  return writeFields([
    `type=${mount.type}`,
    ...pair("source", mount.source),
    `target=${mount.target}`,
    ...(mount.readOnly ? ["readonly"] : []),
    ...pair("consistency", mount.consistency),
    ...pair("bind-propagation", mount.bindPropagation),
    ...pair("bind-recursive", mount.bindRecursive),
    ...(mount.volumeNoCopy ? ["volume-nocopy"] : []),
    ...pairs("volume-label", mount.volumeLabels),
    ...pair("volume-driver", mount.volumeDriver),
    ...pairs("volume-opt", mount.volumeOptions),
    ...pair("volume-subpath", mount.volumeSubpath),
    ...(mount.tmpfsSize > 0 ? [`tmpfs-size=${writeSize(mount.tmpfsSize)}`] : []),
    ...(mount.tmpfsMode > 0 ? [`tmpfs-mode=${writeMode(mount.tmpfsMode)}`] : []),
  ]);
}
