import type { Draft, Flag } from "#lib/docker/run/flags/flag.ts";
import { emptySpec } from "#lib/docker/run/spec/empty.ts";
import { plainNetwork } from "#lib/docker/run/spec/network.ts";
import type { ContainerSpec } from "#lib/docker/run/spec.ts";
import { Unreadable } from "#lib/docker/run/values/unreadable.ts";

export type Written = {
  readonly spec: ContainerSpec;
  /** The first value that cannot be read, and what it should look like; null where all can. */
  readonly unread: Unread | null;
};
export type Unread = { readonly value: string; readonly expected: string };

/** A spec with the values of one flag in place of those it has. What cannot be read is left out. */
export function withFlag(spec: ContainerSpec, flag: Flag, values: readonly string[]): Written {
  const draft: Draft = { spec: cleared(spec, flag), first: plainNetwork(""), noHealthcheck: false };
  let unread: Unread | null = null;
  for (const value of values) {
    try {
      flag.read(draft, value);
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      unread ??= { value, expected: error instanceof Unreadable ? error.expected : "" };
    }
  }
  return { spec: draft.spec, unread };
}

/** A copy, with nothing said by a flag. */
function cleared(spec: ContainerSpec, { name, field }: Flag): ContainerSpec {
  const copy = structuredClone(spec);
  const isCdi = ({ driver }: ContainerSpec["deviceRequests"][number]) => driver === "cdi";
  if (name === "device" || name === "gpus") {
    const kept = copy.deviceRequests.filter((request) => isCdi(request) === (name === "gpus"));
    return { ...copy, deviceRequests: kept, ...(name === "device" ? { devices: [] } : {}) };
  }
  const [root, part] = field.split(".") as [keyof ContainerSpec, string | undefined];
  if (root === "health" && part !== undefined) {
    const none = emptySpec().health;
    return { ...copy, health: { ...copy.health, [part]: none[part as keyof typeof none] } };
  }
  return { ...copy, [root]: emptySpec()[root] };
}
