import type { PullRow } from "#lib/contracts/pulls.ts";
import { addProgress, createPullProgress, transferOf } from "#lib/docker/image-pull-progress.ts";
import { CodedError, isCodedError } from "#lib/errors/coded-error.ts";
import type { EngineClient } from "../../../engine/client.ts";
import { createRateMeter } from "./rate-meter.ts";

export type PullFacts = {
  readonly id: string;
  /** In full. */
  readonly reference: string;
  readonly platform: string | null;
  readonly userId: string;
  readonly startedBy: string;
  readonly startedAt: number;
};

/** How a pull ended. */
export type PullEnding = {
  readonly state: "succeeded" | "failed" | "cancelled";
  readonly reason: string | null;
};

type PullClient = Pick<EngineClient, "pullImage" | "inspectImage">;

/** One image on its way from a registry to an engine. */
export class Pull {
  readonly facts: PullFacts;
  /** Fulfilled when it is over; never rejected. */
  readonly ended: Promise<PullEnding>;
  readonly #changed: () => void;
  readonly #stop = new AbortController();
  readonly #meter = createRateMeter();
  readonly #progress = createPullProgress();
  #state: PullRow["state"] = "running";
  #endedAt: number | null = null;
  #imageId: string | null = null;
  #problem: PullRow["problem"] = null;

  constructor(facts: PullFacts, client: PullClient, changed: () => void) {
    this.facts = facts;
    this.#changed = changed;
    this.ended = this.#run(client);
  }

  get isRunning(): boolean {
    return this.#state === "running";
  }

  /** Has the engine stop; the reason is for the log. Nothing when it is over. */
  cancel(reason: string): void {
    this.#stop.abort(reason);
  }

  /** How it stands, for readers. */
  row(): PullRow {
    const { userId: _, ...facts } = this.facts;
    const { status, layers } = this.#progress;
    const transfer = transferOf(this.#progress);
    return {
      ...facts,
      ...transfer,
      state: this.#state,
      endedAt: this.#endedAt,
      status,
      layers: Array.from(layers.values(), ({ id, phase, status: words, current, total }) => ({
        ...{ id, phase, current, total },
        status: words,
      })),
      rate: this.isRunning ? this.#meter.take(transfer.received) : null,
      imageId: this.#imageId,
      problem: this.#problem,
    };
  }

  async #run(client: PullClient): Promise<PullEnding> {
    const { signal } = this.#stop;
    const { reference, platform } = this.facts;
    try {
      for await (const line of await client.pullImage(reference, {
        platform: platform ?? undefined,
        signal,
      })) {
        addProgress(this.#progress, line);
        this.#changed();
      }
      this.#imageId = await findId(client, reference);
      return this.#end("succeeded", null);
    } catch (error) {
      if (signal.aborted) return this.#end("cancelled", String(signal.reason));
      const failure = isCodedError(error) ? error : new CodedError("internal", String(error));
      const reason = failure.details.reason ?? failure.message;
      this.#problem = { code: failure.code, reason };
      return this.#end("failed", reason);
    }
  }

  #end(state: PullEnding["state"], reason: string | null): PullEnding {
    this.#state = state;
    this.#endedAt = Date.now();
    this.#changed();
    return { state, reason };
  }
}

/** The image is there, whether or not the engine can say so just now. */
const findId = async (client: PullClient, reference: string): Promise<string | null> => {
  try {
    return (await client.inspectImage(reference)).Id;
  } catch (error) {
    if (!isCodedError(error)) throw error;
    return null;
  }
};
