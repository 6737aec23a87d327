import { isCodedError } from "#lib/errors/coded-error.ts";
import { concurrently } from "../../engine/concurrently.ts";
import type { TerminalEngine } from "./engine.ts";
import { readMarkerKeys } from "./marker.ts";
import type { ProcessCleaner } from "./process-cleaner.ts";
import { type Rank, ranksToEnd } from "./rank.ts";

type Orphan = { container: string; marker: string; ranks: readonly Rank[] };

const callsAtOnce = 4;

export type OrphanSearch = {
  cleaner: ProcessCleaner;
  installId: string;
  /** Whether a marker is one of this run's, which somebody holds. */
  isOwn(marker: string): boolean;
};

/**
 * Finds execs of this installation that still run although nobody holds them, and ends them. Resolves to how many there
 * were; rejects with the engine's error.
 */
export const sweepOrphans = async (
  engine: TerminalEngine,
  { cleaner, installId, isOwn }: OrphanSearch,
): Promise<number> => {
  const containers = await engine.client.listContainers();
  const running = containers.filter(({ State }) => State === "running");
  const found = await concurrently(callsAtOnce, running, ({ Id }) => findOrphans(engine, Id, installId));
  const orphans = found.flat().filter(({ marker }) => !isOwn(marker));
  await Promise.all(
    orphans.map(({ container, marker, ranks }) => cleaner.clean(engine, container, marker, ranks)),
  );
  return orphans.length;
};

const findOrphans = async (
  engine: TerminalEngine,
  container: string,
  installId: string,
): Promise<Orphan[]> => {
  const inspect = await orNull(engine.client.inspectContainer(container));
  const orphans = await concurrently(callsAtOnce, inspect?.ExecIDs ?? [], async (exec) => {
    const found = await orNull(engine.client.execInspect(exec));
    const marker = found?.Running ? readMarkerKeys(found.DetachKeys, installId) : null;
    if (!found || !marker) return null;
    return { container, marker, ranks: ranksToEnd(found.ProcessConfig, inspect?.Config.User ?? "") };
  });
  return orphans.filter((orphan) => orphan !== null);
};

/** What went away while it was looked at left nothing behind. */
const orNull = async <T>(answer: Promise<T>): Promise<T | null> => {
  try {
    return await answer;
  } catch (error) {
    if (isCodedError(error) && error.code === "not_found") return null;
    throw error;
  }
};
