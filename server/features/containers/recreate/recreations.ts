import { randomBytes } from "node:crypto";
import type { Mend } from "#lib/contracts/container-recreate.ts";
import { bareName } from "#lib/docker/names.ts";
import type { ContainerSpec } from "#lib/docker/run/spec.ts";
import { CodedError, isCodedError } from "#lib/errors/coded-error.ts";
import type { Audit } from "../../../audit/audit.ts";
import type { Database } from "../../../db/client.ts";
import {
  insertRecreation,
  type RecreationRow,
  removeRecreation,
  selectRecreations,
  updateRecreation,
} from "../../../db/recreations.ts";
import type { EnginePool } from "../../../engine/pool.ts";
import type { ContainerInspect } from "../../../engine/types/container.ts";
import type { ScopedEngine } from "../../../http/call.ts";
import type { Log } from "../../../log.ts";
import { Mends, mendAction, nameAfter } from "./mends.ts";
import { type Settled, settle } from "./settle.ts";
import { switchContainers } from "./switch.ts";

type Parts = { db: Database; audit: Audit; log: Log; pool: Pick<EnginePool, "list"> };
/** What settling needs of an engine. */
type RecreationEngine = Pick<ScopedEngine, "id" | "client">;
const againFirstMs = 5_000;
const againMostMs = 300_000;

type Asked = { inspect: ContainerInspect; spec: ContainerSpec; actor: string };

/**
 * Containers that are made again in their place. Each step is written down before it is taken; what fails is taken back
 * at once, and what a killed panel or a lost engine left is settled when the engine is there again.
 */
export class Recreations {
  readonly #parts: Parts;
  /** Of this run, and being worked on: by the id of the row, and by the old container's. */
  readonly #active = new Set<string>();
  readonly #stops = new Set<() => void>();
  readonly #mends = new Mends();
  /** Environments in which something is left, and after how many ms it is looked at again. */
  readonly #later = new Map<string, { timer: NodeJS.Timeout; ms: number }>();
  #isClosed = false;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Settles what is left in every environment, now and whenever it is connected again. */
  follow(): void {
    const { audit, log } = this.#parts;
    this.#mends.load(audit).catch((error: unknown) => {
      log.warn({ err: error }, "what was mended earlier could not be read from the audit log");
    });
    for (const engine of this.#parts.pool.list()) {
      const look = () => void this.#settleLeft(engine);
      this.#stops.add(engine.onState(({ status }) => status === "connected" && look()));
      look();
    }
  }

  /** What is to be mended of a container and what was lately, the newest first. */
  mends(environment: string, name: string): Mend[] {
    const waiting = selectRecreations(this.#parts.db, environment)
      .filter((row) => !this.#active.has(row.id) && namesOf(row).includes(name))
      .map(({ at, actor, step }): Mend => ({ at, actor: actor ?? "", step, settled: "pending" }));
    return [...waiting, ...this.#mends.of(environment, name)];
  }

  close(): void {
    for (const stop of this.#stops) stop();
    for (const { timer } of this.#later.values()) clearTimeout(timer);
    this.#later.clear();
    this.#isClosed = true;
  }

  /** Makes the container again. On any failure the old one is as it was, or will be when the engine lets it. */
  async run(
    engine: ScopedEngine,
    { inspect, spec, actor }: Asked,
  ): Promise<{ id: string; name: string; warnings: readonly string[] }> {
    const row = rowOf(engine, { inspect, spec, actor });
    if (this.#active.has(row.oldId))
      throw new CodedError("conflict", "This container is being made again already");
    this.#active.add(row.oldId).add(row.id);
    try {
      insertRecreation(this.#parts.db, row);
      return await this.#switch(engine, row, { spec, old: inspect });
    } finally {
      this.#active.delete(row.oldId);
      this.#active.delete(row.id);
      this.#lookLater(engine);
    }
  }

  /** Sees to what is left some time later, again and again: nothing else may happen that would bring it to mind. */
  #lookLater(engine: RecreationEngine): void {
    // The database goes with it.
    if (this.#isClosed) return;
    const left = selectRecreations(this.#parts.db, engine.id).some(({ id }) => !this.#active.has(id));
    const known = this.#later.get(engine.id);
    clearTimeout(known?.timer);
    this.#later.delete(engine.id);
    if (!left) return;
    const ms = known ? Math.min(known.ms * 2, againMostMs) : againFirstMs;
    const timer = setTimeout(() => void this.#settleLeft(engine), ms).unref();
    this.#later.set(engine.id, { timer, ms });
  }

  async #switch(
    engine: ScopedEngine,
    row: RecreationRow,
    { spec, old }: { spec: ContainerSpec; old: ContainerInspect },
  ) {
    const { db } = this.#parts;
    let now = row;
    const note = (change: Pick<RecreationRow, "step"> & { newId?: string }) => {
      updateRecreation(db, row.id, change);
      now = { ...now, ...change };
    };
    const made = await switchContainers(engine, { row, spec, old, note }).catch(async (error: unknown) => {
      throw await this.#takeBack(engine, now, error);
    });
    // Done: the new one runs. If the old one cannot be removed just now, it is later.
    await this.#settleRow(engine, now, "interrupted").catch((error: unknown) => {
      this.#parts.log.warn(
        { err: error, container: row.finalName },
        "an old container could not be removed yet",
      );
    });
    return { id: made.newId, name: row.finalName, warnings: made.warnings };
  }

  async #settleRow(
    engine: ScopedEngine,
    row: RecreationRow,
    cause: "interrupted" | "failed",
  ): Promise<Settled> {
    const settled = await settle(engine.client, row, cause);
    removeRecreation(this.#parts.db, row.id);
    return settled;
  }

  /** The error to answer with, once the old container is back; or one that says that it is not yet. */
  async #takeBack(engine: ScopedEngine, row: RecreationRow, failure: unknown): Promise<unknown> {
    try {
      await this.#settleRow(engine, row, "failed");
      return failure;
    } catch (error) {
      this.#parts.log.error({ err: error, container: row.name }, "a container could not be put back yet");
      const reason = isCodedError(failure) ? (failure.details.reason ?? failure.message) : String(failure);
      return new CodedError(
        "outcome_unknown",
        `It failed, and the old container (${row.asideName} or ${row.name}) could not be put back yet; that is tried again when the engine answers`,
        { reason },
        { cause: failure },
      );
    }
  }

  async #settleLeft(engine: RecreationEngine): Promise<void> {
    for (const row of selectRecreations(this.#parts.db, engine.id)) {
      if (this.#active.has(row.id)) continue;
      this.#active.add(row.id).add(row.oldId);
      await this.#explain(engine, row).finally(() => {
        this.#active.delete(row.id);
        this.#active.delete(row.oldId);
      });
    }
    this.#lookLater(engine);
  }

  /** Settles a row of an earlier run, or of a lost engine, and says in the audit log what was found and done. */
  async #explain(engine: RecreationEngine, row: RecreationRow): Promise<void> {
    const { audit, db, log } = this.#parts;
    try {
      const settled = await settle(engine.client, row);
      const act = audit.attempted({
        ...{ action: mendAction, actor: row.actor, environment: row.environment },
        target: nameAfter(row, settled),
        ...{ address: "", requestId: null, detail: `interrupted at ${row.step}` },
      });
      audit.finished(act, "succeeded", settled);
      this.#mends.add(row, settled);
      // Last: what is not explained yet is settled and explained once more.
      removeRecreation(db, row.id);
      log.info({ container: row.name, step: row.step, settled }, "settled an interrupted recreation");
    } catch (error) {
      log.warn(
        { err: error, container: row.name, step: row.step },
        "an interrupted recreation is not settled yet",
      );
    }
  }
}

/** Every name under which one of the two may stand on the way. */
const namesOf = ({ name, finalName, newName, asideName }: RecreationRow): string[] => [
  name,
  finalName,
  newName,
  asideName,
];

const rowOf = (engine: ScopedEngine, { inspect, spec, actor }: Asked): RecreationRow => {
  const id = randomBytes(6).toString("hex");
  const name = bareName(inspect.Name ?? "");
  // Names have 255 characters at most, and these are only theirs for moments.
  const stem = name.slice(0, 200);
  return {
    ...{ id, environment: engine.id, at: Date.now(), actor, name },
    ...{ finalName: spec.name || name, newName: `${stem}-new-${id}`, asideName: `${stem}-old-${id}` },
    ...{ oldId: inspect.Id, newId: null, wasRunning: inspect.State.Running ? 1 : 0, step: "create" },
  };
};
