import { cutPair } from "../values/csv.ts";
import { readMount, writeMount } from "../values/mount.ts";
import { Unreadable } from "../values/unreadable.ts";
import { readVolume, writeVolume } from "../values/volume.ts";
import { type Flag, listFlag, mapFlag, numberFlag, partsFlag, size, switchFlag, textFlag } from "./flag.ts";

/** `path:options`. */
const tmpfs: Flag = {
  ...{ name: "tmpfs", group: "storage", field: "tmpfs", isSwitch: false },
  read: ({ spec }, text) => {
    const [path, options] = cutPair(text, ":");
    spec.tmpfs[path] = options ?? "";
  },
  write: (spec) =>
    Object.entries(spec.tmpfs).map(([path, options]) => (options === "" ? path : `${path}:${options}`)),
};

const checkPair = (text: string): void => {
  if (!text.includes("=")) throw new Unreadable("size=10G");
};

export const storageFlags: readonly Flag[] = [
  partsFlag("storage", "volume", "volumes", { read: readVolume, write: writeVolume }, { short: "v" }),
  partsFlag("storage", "mount", "mounts", { read: readMount, write: writeMount }),
  tmpfs,
  listFlag("storage", "volumes-from", "volumesFrom"),
  textFlag("storage", "volume-driver", "volumeDriver"),
  mapFlag("storage", "storage-opt", "storageOptions", { check: checkPair }),
  switchFlag("storage", "read-only", "readOnly"),
  numberFlag("storage", "shm-size", "shmSize", { codec: size }),
];
