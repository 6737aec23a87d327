import type { InsideProcess } from "#lib/contracts/processes.ts";
import { withoutArguments } from "#lib/docker/ps-options.ts";

/** The same processes without their arguments. */
export const programsOnly = (found: readonly InsideProcess[]): InsideProcess[] =>
  found.map(({ pid, command }) => ({ pid, command: withoutArguments(["CMD"], [[command]])[0]?.[0] ?? "" }));
