import { isDeepStrictEqual } from "node:util";

/** Who uses what: each user's uses by the used thing's name, with what there is to tell of each use. */
export type UseIndex<U> = {
  /** Takes all that a user uses now (nothing, once it is gone). Returns the names for which that is news. */
  take(user: string, uses: ReadonlyMap<string, U>): string[];
  /** The uses of whatever has one of these names. */
  of(names: readonly string[]): U[];
};

export const createUseIndex = <U>(): UseIndex<U> => {
  const byUser = new Map<string, ReadonlyMap<string, U>>();
  const byName = new Map<string, Map<string, U>>();

  const note = (name: string, user: string, use: U | undefined): void => {
    const held = byName.get(name) ?? new Map<string, U>();
    if (use === undefined) held.delete(user);
    else held.set(user, use);
    if (held.size > 0) byName.set(name, held);
    else byName.delete(name);
  };

  return {
    take(user, uses) {
      const before = byUser.get(user);
      const names = new Set([...(before?.keys() ?? []), ...uses.keys()]);
      const changed = [...names].filter((name) => !isDeepStrictEqual(before?.get(name), uses.get(name)));
      for (const name of changed) note(name, user, uses.get(name));
      if (uses.size > 0) byUser.set(user, uses);
      else byUser.delete(user);
      return changed;
    },
    of: (names) => names.flatMap((name) => [...(byName.get(name)?.values() ?? [])]),
  };
};
