import { randomBytes } from "node:crypto";
import type { Role } from "#lib/contracts/permissions.ts";
import type { PullRow } from "#lib/contracts/pulls.ts";
import { pulledReference } from "#lib/docker/image-reference.ts";
import { CodedError } from "#lib/errors/coded-error.ts";
import type { Actor, ScopedEngine } from "../../../http/call.ts";
import type { Finish } from "../../../policy/audited.ts";
import { assertMayPull, mayPull } from "../../../policy/registries.ts";
import type { EngineLeases } from "../../../realtime/engine-leases.ts";
import { defaultPullLimits, type PullLimits } from "./limits.ts";
import { Pull } from "./pull.ts";
import { PullList } from "./pull-list.ts";

export type PullsParts = {
  /** Where roles other than admin may pull from. */
  registries: readonly string[];
  leases: Pick<EngineLeases, "hold">;
  limits?: Partial<PullLimits>;
};

/** Who lost a right: `role` is the one that is left; without it nothing is. */
export type PullRevocation = { userId?: string; role?: Role };

type Request = { reference: string; platform?: string | undefined };

/** The pulls of all users and engines: under way, and the last ones that ended. */
export class Pulls {
  readonly #parts: PullsParts;
  readonly #limits: PullLimits;
  readonly #lists = new Map<string, PullList>();
  #isClosed = false;

  constructor(parts: PullsParts) {
    this.#parts = parts;
    this.#limits = { ...defaultPullLimits, ...parts.limits };
  }

  /** The pulls of one engine. */
  of(engine: ScopedEngine): PullList {
    const list = this.#lists.get(engine.id) ?? new PullList(this.#limits);
    this.#lists.set(engine.id, list);
    return list;
  }

  /**
   * Starts a pull, which goes on when this has resolved; `goesOn` is called then, and what it gives when the pull has
   * ended. Throws `forbidden` for a registry that is not allowed, `conflict` where the same is under way, `limit_reached`.
   */
  async start(
    { engine, actor, withdrawn }: { engine: ScopedEngine; actor: Actor; withdrawn: AbortSignal },
    request: Request,
    goesOn: () => Finish,
  ): Promise<PullRow> {
    assertMayPull(actor.role, request.reference, this.#parts.registries);
    const reference = pulledReference(request.reference);
    if (reference === null) throw new CodedError("invalid_input", "Not an image's name");
    const platform = request.platform ?? null;
    // An engine that is away is told to who asked, not to who looks later.
    await engine.client.ping();
    withdrawn.throwIfAborted();
    this.#assertRoom(engine, actor, { reference, platform });
    return this.#run(engine, actor, { reference, platform }, goesOn());
  }

  #run(
    engine: ScopedEngine,
    actor: Actor,
    what: { reference: string; platform: string | null },
    finish: Finish,
  ): PullRow {
    const id = randomBytes(18).toString("base64url");
    const facts = { ...what, id, userId: actor.userId, startedBy: actor.username, startedAt: Date.now() };
    const list = this.of(engine);
    const over = new AbortController();
    // Somebody must notice when the engine falls silent, though nobody looks at it.
    this.#parts.leases.hold(engine, over.signal);
    const pull: Pull = new Pull(facts, engine.client, () => list.touch(pull));
    void pull.ended.then(({ state, reason }) => {
      over.abort();
      finish(
        state === "succeeded" ? "succeeded" : "failed",
        state === "cancelled" ? `cancelled: ${reason}` : reason,
      );
    });
    list.add(pull);
    return pull.row();
  }

  /** Ends one's own pull, as an admin anybody's; resolves when the engine's request has ended. */
  async cancel(engine: ScopedEngine, actor: Actor, id: string): Promise<PullRow> {
    const pull = this.of(engine).get(id);
    if (!pull) throw new CodedError("not_found", "There is no such pull");
    if (pull.facts.userId !== actor.userId && actor.role !== "admin") {
      throw new CodedError("forbidden", `This pull belongs to ${pull.facts.startedBy}`);
    }
    pull.cancel(`by ${actor.username}`);
    await pull.ended;
    return pull.row();
  }

  /**
   * Ends the pulls that a person may no longer make: all, once the person was disabled or signed out everywhere, or those
   * that a new role does not allow.
   */
  revoke({ userId, role }: PullRevocation): void {
    const { registries } = this.#parts;
    const isAllowed = ({ facts }: Pull) => role && mayPull(role, facts.reference, registries);
    for (const pull of this.#running()) {
      if (pull.facts.userId === userId && !isAllowed(pull)) pull.cancel("the right to it was withdrawn");
    }
  }

  /** Ends all. What the engines have of them stays there. */
  async close(): Promise<void> {
    this.#isClosed = true;
    const running = this.#running();
    for (const pull of running) pull.cancel("the panel is stopping");
    await Promise.all(running.map((pull) => pull.ended));
  }

  #running(): Pull[] {
    return [...this.#lists.values()].flatMap((list) => list.all()).filter((pull) => pull.isRunning);
  }

  #assertRoom(
    engine: ScopedEngine,
    actor: Actor,
    { reference, platform }: { reference: string; platform: string | null },
  ): void {
    if (this.#isClosed) throw new CodedError("limit_reached", "The panel is stopping");
    const here = this.of(engine)
      .all()
      .filter((pull) => pull.isRunning);
    if (here.some(({ facts }) => facts.reference === reference && facts.platform === platform)) {
      throw new CodedError("conflict", `${reference} is being pulled already`);
    }
    const { perUser, perEnvironment } = this.#limits;
    const own = here.filter(({ facts }) => facts.userId === actor.userId);
    if (own.length >= perUser) throw limitReached(`You have ${perUser} pulls under way, which is the most`);
    if (here.length >= perEnvironment) {
      throw limitReached(`${perEnvironment} pulls are under way here, which is the most`);
    }
  }
}

const limitReached = (reason: string): CodedError =>
  new CodedError("limit_reached", "Too many pulls are under way", { reason });
