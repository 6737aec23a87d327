import { randomUUID } from "node:crypto";
import type { ContainerEntry } from "../engine/mirror/container-entry.ts";
import type { Patch, Replica } from "../engine/mirror/replica.ts";
import type { Source } from "./live-view.ts";
import { createUseIndex } from "./use-index.ts";

/** An object and the uses that containers make of it. Never changed, only replaced: when either changed. */
export type Used<T, U> = { readonly object: T; readonly uses: readonly U[] };

export type UsedParts<T, U> = {
  objects: Replica<T>;
  containers: Replica<ContainerEntry>;
  keyOf(object: T): string;
  /** The words by which containers may name the object. */
  namesOf(object: T): readonly string[];
  /** What a container uses, by the used object's name, and what there is to tell of each use. */
  usesOf(container: ContainerEntry): ReadonlyMap<string, U>;
};

export type UsedSource<T, U> = Source<Used<T, U>> & { get(key: string): Used<T, U> | undefined };

/**
 * A kind of the mirror joined with the containers that use it, kept up by the patches of both. An object is told again
 * when something changed that is told of its users, and only then; a container's change costs what its own uses cost.
 */
export const createUsedSource = <T extends object, U>(parts: UsedParts<T, U>): UsedSource<T, U> => {
  const { objects, containers, keyOf, namesOf, usesOf } = parts;
  const entries = new Map<string, Used<T, U>>();
  const keys = new Map<string, string>();
  const index = createUseIndex<U>();
  const source = createSource(entries);

  const join = (object: T): Used<T, U> => {
    const names = namesOf(object);
    for (const name of names) keys.set(name, keyOf(object));
    const entry = { object, uses: index.of(names) };
    entries.set(keyOf(object), entry);
    return entry;
  };

  const drop = (key: string): void => {
    const gone = entries.get(key);
    entries.delete(key);
    // A name may have passed to another object meanwhile.
    for (const name of gone ? namesOf(gone.object) : []) if (keys.get(name) === key) keys.delete(name);
  };

  for (const container of containers.values()) index.take(container.id, usesOf(container));
  for (const object of objects.values()) join(object);
  containers.subscribe(({ upserts, removes }) => {
    const names = [
      ...removes.flatMap((id) => index.take(id, new Map())),
      ...upserts.flatMap((container) => index.take(container.id, usesOf(container))),
    ];
    const touched = new Set(names.flatMap((name) => keys.get(name) ?? []));
    const stale = [...touched].flatMap((key) => entries.get(key) ?? []);
    source.tell(
      stale.map((entry) => join(entry.object)),
      [],
    );
  });
  objects.subscribe(({ upserts, removes }) => {
    for (const key of removes) drop(key);
    source.tell(upserts.map(join), removes);
  });
  return source;
};

/** A history of its own over these entries, as a replica has one. */
const createSource = <E extends object>(entries: ReadonlyMap<string, E>) => {
  const listeners = new Set<(patch: Patch<E>) => void>();
  const epoch = randomUUID();
  let version = 0;
  return {
    epoch,
    get version() {
      return version;
    },
    values: () => entries.values(),
    get: (key: string) => entries.get(key),
    subscribe: (listener: (patch: Patch<E>) => void) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    tell: (upserts: readonly E[], removes: readonly string[]): void => {
      if (upserts.length + removes.length === 0) return;
      version += 1;
      for (const listener of listeners) listener({ version, upserts, removes });
    },
  };
};
