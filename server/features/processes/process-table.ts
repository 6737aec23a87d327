import type { ProcessTable } from "#lib/contracts/processes.ts";
import { isPsPreset, withoutArguments } from "#lib/docker/ps-options.ts";
import { CodedError } from "#lib/errors/coded-error.ts";
import type { Actor } from "../../http/call.ts";

/** What `docker top` says. */
export type TopList = { Titles: string[]; Processes: string[][] };

/** So many lines are sent; the rest is counted. */
const mostRows = 2_000;
/** A command line can be two megabytes long. */
const mostCharacters = 4_096;

/**
 * Throws `forbidden` for options of `ps` that a reader without `container.inspect` may not choose: some print the
 * environment, and others move arguments to columns of any name.
 */
export const assertMayAsk = (actor: Pick<Actor, "can">, ps: string): void => {
  if (actor.can("container.inspect") || isPsPreset(ps)) return;
  throw new CodedError("forbidden", "Options of ps of one's own need container.inspect");
};

/** A process list as its reader may see it. */
export const toProcessTable = ({ Titles, Processes }: TopList, mayInspect: boolean): ProcessTable => {
  const rows = Processes.slice(0, mostRows).map((row) => row.map((cell) => cell.slice(0, mostCharacters)));
  return {
    titles: Titles,
    rows: mayInspect ? rows : withoutArguments(Titles, rows),
    total: Processes.length,
    redacted: !mayInspect,
  };
};
