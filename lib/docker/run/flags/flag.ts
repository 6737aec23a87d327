import type { NetworkSpec } from "../spec/network.ts";
import type { ContainerSpec } from "../spec.ts";
import { cutPair } from "../values/csv.ts";
import { readBoolean, readInteger, readSize, writeSize } from "../values/scalar.ts";
import { Unreadable } from "../values/unreadable.ts";

/** A spec while its line is read. */
export type Draft = {
  spec: ContainerSpec;
  /** What `--ip`, `--network-alias` and the like say of the first network, which may come after them. */
  first: NetworkSpec;
  noHealthcheck: boolean;
};

/** The parts of the form, in their order. */
export const flagGroups = [
  "basics",
  "ports",
  "storage",
  "network",
  "environment",
  "restart",
  "resources",
  "devices",
  "security",
  "health",
  "logging",
  "labels",
  "advanced",
] as const;
export type FlagGroup = (typeof flagGroups)[number];

/** One flag of `docker run`, in both directions. */
export type Flag = {
  readonly name: string;
  readonly short?: string;
  /** Other names for it that the command line takes. */
  readonly aliases?: readonly string[];
  readonly group: FlagGroup;
  /** Its place in the spec: `publish`, `health.test`. */
  readonly field: string;
  /** True: stands without a value. */
  readonly isSwitch: boolean;
  /** Throws `Unreadable` or `NotHere`. */
  read(draft: Draft, value: string): void;
  /** The values to write, one for each time the flag is given; of a switch `true` or `false`. */
  write(spec: ContainerSpec): readonly string[];
};

type KeysOf<T> = { [K in keyof ContainerSpec]: ContainerSpec[K] extends T ? K : never }[keyof ContainerSpec];
export type TextKey = {
  [K in keyof ContainerSpec]: string extends ContainerSpec[K] ? K : never;
}[keyof ContainerSpec];
type SwitchKey = Exclude<KeysOf<boolean>, KeysOf<null>>;
type NumberKey = {
  [K in keyof ContainerSpec]: number | null extends ContainerSpec[K] ? K : never;
}[keyof ContainerSpec];
type ListKey = {
  [K in keyof ContainerSpec]: string[] extends ContainerSpec[K] ? K : never;
}[keyof ContainerSpec];
type MapKey = {
  [K in keyof ContainerSpec]: ContainerSpec[K] extends Record<string, string>
    ? string extends keyof ContainerSpec[K]
      ? K
      : never
    : never;
}[keyof ContainerSpec];
type Extra = { readonly short?: string; readonly aliases?: readonly string[] };

export const switchFlag = (group: FlagGroup, name: string, key: SwitchKey, extra: Extra = {}): Flag => ({
  ...{ name, group, field: key, isSwitch: true, ...extra },
  read: ({ spec }, value) => {
    spec[key] = readBoolean(value);
  },
  write: (spec) => (spec[key] ? ["true"] : []),
});

export const textFlag = (
  group: FlagGroup,
  name: string,
  key: TextKey,
  extra: Extra & { expected?: string; check?: (value: string) => boolean } = {},
): Flag => ({
  ...{ name, group, field: key, isSwitch: false },
  ...(extra.short === undefined ? {} : { short: extra.short }),
  read: ({ spec }, value) => {
    if (extra.check && value !== "" && !extra.check(value)) throw new Unreadable(extra.expected ?? name);
    spec[key] = value;
  },
  write: (spec) => (spec[key] === "" ? [] : [spec[key]]),
});

type Codec = { read(text: string): number; write(value: number): string };
const integer: Codec = { read: readInteger, write: String };
export const size: Codec = { read: readSize, write: writeSize };

/** A number. `unset` is the value that the command line has when the flag is not given. */
export const numberFlag = (
  group: FlagGroup,
  name: string,
  key: NumberKey,
  { codec = integer, unset = 0, ...extra }: Extra & { codec?: Codec; unset?: number | null } = {},
): Flag => ({
  ...{ name, group, field: key, isSwitch: false, ...extra },
  read: ({ spec }, text) => {
    const value = codec.read(text);
    spec[key] = value === unset ? null : value;
  },
  write: (spec) => (spec[key] === null ? [] : [codec.write(spec[key])]),
});

export const listFlag = (
  group: FlagGroup,
  name: string,
  key: ListKey,
  extra: Extra & { read?: (text: string) => string } = {},
): Flag => ({
  ...{ name, group, field: key, isSwitch: false },
  ...(extra.short === undefined ? {} : { short: extra.short }),
  ...(extra.aliases === undefined ? {} : { aliases: extra.aliases }),
  read: ({ spec }, text) => {
    (spec[key] as string[]).push(extra.read ? extra.read(text) : text);
  },
  write: (spec) => spec[key] as string[],
});

/** `key=value` each; one without `=` has an empty value. */
export const mapFlag = (
  group: FlagGroup,
  name: string,
  key: MapKey,
  extra: Extra & { check?: (text: string) => void } = {},
): Flag => ({
  ...{ name, group, field: key, isSwitch: false },
  ...(extra.short === undefined ? {} : { short: extra.short }),
  read: ({ spec }, text) => {
    extra.check?.(text);
    const [word, value] = cutPair(text);
    spec[key][word] = value ?? "";
  },
  write: (spec) => Object.entries(spec[key]).map(([word, value]) => `${word}=${value}`),
});

type StructuredKey =
  | "publish"
  | "volumes"
  | "mounts"
  | "networks"
  | "ulimits"
  | "devices"
  | "blkioWeightDevices"
  | "deviceReadBps"
  | "deviceWriteBps"
  | "deviceReadIops"
  | "deviceWriteIops";

/** A list whose values have parts. */
export const partsFlag = <K extends StructuredKey>(
  group: FlagGroup,
  name: string,
  key: K,
  codec: { read(text: string): ContainerSpec[K][number]; write(value: ContainerSpec[K][number]): string },
  extra: Extra = {},
): Flag => ({
  ...{ name, group, field: key, isSwitch: false, ...extra },
  read: ({ spec }, text) => {
    (spec[key] as ContainerSpec[K][number][]).push(codec.read(text));
  },
  write: (spec) => (spec[key] as ContainerSpec[K][number][]).map(codec.write),
});
