import { isCodedError } from "#lib/errors/coded-error.ts";
import type { Log } from "../../log.ts";
import { cleanUpScript } from "./clean-up-script.ts";
import type { TerminalEngine } from "./engine.ts";
import { markerLine } from "./marker.ts";
import { type Rank, runCommand } from "./run-command.ts";

/**
 * `clean`: nothing is left. `left`: something could not be ended. `no-shell`: the container has no `sh` to look for it
 * with. `unknown`: the engine did not do it (it is gone, or the container is paused); it is tried again by `retry`.
 */
export type CleanUp = "clean" | "left" | "no-shell" | "unknown";

type Batch = { markers: Set<string>; result: Promise<CleanUp> };
type Unfinished = { engine: TerminalEngine; container: string; as: Rank };

const runMs = 15_000;
const cleanUpCommand = ["sh", "-c", cleanUpScript, "quayside-clean-up"];

/**
 * Ends what marked execs have left running, by an exec of our own. One at a time in a container: what is asked for
 * meanwhile is done together by the next. It is of the rank of those that it ends: another user than root may not end
 * root's processes, and who is not privileged may not even see which of the privileged are ours.
 */
export class ProcessCleaner {
  readonly #log: Log;
  readonly #running = new Map<string, Promise<unknown>>();
  readonly #waiting = new Map<string, Batch>();
  readonly #unfinished = new Map<string, Unfinished>();

  constructor(log: Log) {
    this.#log = log;
  }

  /** Ends the processes of one marker. Never rejects. */
  clean(engine: TerminalEngine, container: string, marker: string, as: Rank): Promise<CleanUp> {
    const key = `${engine.id}/${container}/${as.privileged}/${as.user}`;
    const batch = this.#waiting.get(key) ?? this.#begin(key, { engine, container, as });
    batch.markers.add(marker);
    return batch.result;
  }

  /** Tries again what the engine did not do before. */
  retry(): void {
    for (const [marker, { engine, container, as }] of this.#unfinished)
      void this.clean(engine, container, marker, as);
  }

  #begin(key: string, place: Unfinished): Batch {
    const markers = new Set<string>();
    const result = Promise.resolve(this.#running.get(key)).then(() => {
      this.#waiting.delete(key);
      return this.#run(place, markers);
    });
    const batch = { markers, result };
    this.#waiting.set(key, batch);
    this.#running.set(key, result);
    void result.finally(() => {
      if (this.#running.get(key) === result) this.#running.delete(key);
    });
    return batch;
  }

  async #run(place: Unfinished, markers: ReadonlySet<string>): Promise<CleanUp> {
    const result = await this.#tryOnce(place, markers);
    for (const marker of markers) {
      if (result === "unknown") this.#unfinished.set(marker, place);
      else this.#unfinished.delete(marker);
    }
    return result;
  }

  async #tryOnce({ engine, container, as }: Unfinished, markers: ReadonlySet<string>): Promise<CleanUp> {
    try {
      const command = [...cleanUpCommand, ...[...markers].map(markerLine)];
      const { output, exitCode } = await runCommand(engine, container, command, runMs, as);
      if (exitCode === 126 || exitCode === 127) return "no-shell";
      if (exitCode !== 0) return "unknown";
      if (output === "") return "clean";
      this.#log.warn(
        { environment: engine.id, container, pids: output },
        "processes of a terminal could not be ended",
      );
      return "left";
    } catch (error) {
      if (isOver(error)) return "clean";
      const isNew = [...markers].some((marker) => !this.#unfinished.has(marker));
      const where = { err: error, environment: engine.id, container };
      if (isNew) this.#log.warn(where, "a terminal's processes could not be cleaned up yet");
      return "unknown";
    }
  }
}

/** A container that is gone or stopped has no processes; a paused one has, and is a conflict too. */
const isOver = (error: unknown): boolean => {
  if (!isCodedError(error)) return false;
  if (error.code === "not_found") return true;
  return error.code === "conflict" && /not running/.test(error.details.reason ?? "");
};
