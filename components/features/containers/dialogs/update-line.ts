import { runFlags } from "#lib/docker/run/flags/all.ts";
import { emptySpec } from "#lib/docker/run/spec/empty.ts";
import { shellLine } from "#lib/docker/shell-quote.ts";
import type { Limits } from "../actions/change-acts.ts";

/** `docker update`, with the flags of what is changed. */
export function updateLine(name: string, limits: Limits): string {
  const known = Object.entries(limits).filter(([, value]) => value !== undefined);
  const spec = { ...emptySpec(), ...Object.fromEntries(known) };
  const flags = runFlags.filter(({ field }) => known.some(([key]) => key === field));
  const words = flags.flatMap((flag) => {
    const [value = flag.name === "restart" ? "no" : "0"] = flag.write(spec);
    return [`--${flag.name}`, value];
  });
  return shellLine(["docker", "update", ...words, name]);
}
