import type { Change } from "#lib/contracts/system.ts";

const endings: ReadonlySet<string> = new Set(["destroy", "delete", "remove"]);

/**
 * The objects that changes tell the end of, as `kind id`: the list has everything since its oldest change, so what it
 * does not see end is still there. A volume's name may come back.
 */
export const goneObjects = (changes: readonly Change[]): ReadonlySet<string> => {
  const gone = new Set<string>();
  for (const { kind, action, id } of changes) {
    if (endings.has(action)) gone.add(`${kind} ${id}`);
    else if (action === "create") gone.delete(`${kind} ${id}`);
  }
  return gone;
};
