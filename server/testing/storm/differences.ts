import { isDeepStrictEqual } from "node:util";
import { sameContainer } from "../../engine/mirror/container-entry.ts";
import type { Replica } from "../../engine/mirror/replica.ts";
import type { MirrorReplicas } from "../../engine/mirror.ts";
import { type Lists, type Noun, nouns, type Row } from "./browser.ts";

const fieldsThatDiffer = (held: Row, listed: Row): string[] => {
  const left = held as Record<string, unknown>;
  const right = listed as Record<string, unknown>;
  return [...new Set([...Object.keys(left), ...Object.keys(right)])]
    .filter((field) => !isDeepStrictEqual(left[field], right[field]))
    .map(
      (field) => `${field} is ${JSON.stringify(left[field])} and should be ${JSON.stringify(right[field])}`,
    );
};

const ofNoun = (noun: Noun, held: ReadonlyMap<string, Row>, listed: ReadonlyMap<string, Row>): string[] => {
  const wrong = [...listed].flatMap(([id, row]) => {
    const mine = held.get(id);
    return (mine ? fieldsThatDiffer(mine, row) : ["is missing"]).map((what) => `${noun} ${id}: ${what}`);
  });
  const gone = [...held.keys()].filter((id) => !listed.has(id)).map((id) => `${noun} ${id}: is gone`);
  return [...wrong, ...gone];
};

/** In which fields of which rows two readings differ, in words; empty when they agree in all. */
export const differences = (held: Lists, listed: Lists): string[] =>
  nouns.flatMap((noun) => ofNoun(noun, held[noun], listed[noun]));

type Kind<T> = { keyOf(entry: T): string; same(left: T, right: T): boolean };

const ofKind = <T>(kind: Noun, held: Replica<T>, read: Replica<T>, { keyOf, same }: Kind<T>): string[] => {
  const keys = new Set([...held.values(), ...read.values()].map(keyOf));
  return [...keys].flatMap((key) => {
    const [mine, theirs] = [held.get(key), read.get(key)];
    if (mine && theirs && same(mine, theirs)) return [];
    return `${kind} ${key}: ${JSON.stringify(mine)} should be ${JSON.stringify(theirs)}`;
  });
};

const same = isDeepStrictEqual;

/** The same of two mirrors' replicas: what the engine said, before anything is left out for readers. */
export const replicaDifferences = (held: MirrorReplicas, read: MirrorReplicas): string[] => [
  ...ofKind("containers", held.containers, read.containers, { keyOf: ({ id }) => id, same: sameContainer }),
  ...ofKind("images", held.images, read.images, { keyOf: ({ Id }) => Id, same }),
  ...ofKind("volumes", held.volumes, read.volumes, { keyOf: ({ Name }) => Name, same }),
  ...ofKind("networks", held.networks, read.networks, { keyOf: ({ Id }) => Id, same }),
];
