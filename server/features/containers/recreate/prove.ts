import { CodedError } from "#lib/errors/coded-error.ts";
import type { EngineClient } from "../../../engine/client.ts";
import { createLogLineReader } from "../../../engine/log-lines.ts";
import { pause } from "../../../engine/pause.ts";
import type { ContainerInspect } from "../../../engine/types/container.ts";

type Client = Pick<EngineClient, "inspectContainer" | "logs">;

export type ProofTimes = {
  /** So long a container has to run before it is believed, ms. */
  readonly steadyMs: number;
  /** So long at most its health check is waited for, ms: the usual check comes every 30 s, and somebody waits here. */
  readonly healthMs: number;
};
const defaultTimes: ProofTimes = { steadyMs: 3_000, healthMs: 15_000 };

const lookMs = 200;
/** Of what it wrote last: enough to see why, for a message. */
const lastLines = 8;
const lastBytes = 2_000;

type Verdict = "waits" | "stands" | { readonly failure: string };

/** What a container's state says of one that was just started. `old` is the one whose place it takes. */
export const judgeStarted = (
  { State, RestartCount }: ContainerInspect,
  old: Pick<ContainerInspect, "State">,
): Verdict => {
  const code = State.OOMKilled ? `${State.ExitCode}, out of memory` : State.ExitCode;
  if (State.Restarting || (RestartCount ?? 0) > 0)
    return { failure: `It ended and is started again and again (${code})` };
  // One that has done its work has not failed.
  if (!State.Running) return State.ExitCode === 0 ? "stands" : { failure: `It ended with code ${code}` };
  const health = State.Health?.Status ?? "none";
  // A check that the old one failed, too, says nothing about the new one.
  if (health === "unhealthy" && old.State.Health?.Status !== "unhealthy") {
    return { failure: "Its health check fails" };
  }
  return health === "starting" && old.State.Health?.Status === "healthy" ? "waits" : "stands";
};

/**
 * Resolves once a container that was started runs on: for three seconds, and, where the old one was healthy, until it is
 * healthy or its check has had fifteen. Rejects with `engine_failed`, what it wrote last and its exit code, when it ends
 * otherwise than well, is restarted, or its check fails.
 */
export const proveStarted = async (
  client: Client,
  { id, old }: { id: string; old: Pick<ContainerInspect, "State"> },
  { steadyMs, healthMs }: ProofTimes = defaultTimes,
): Promise<void> => {
  const began = performance.now();
  for (;;) {
    const verdict = judgeStarted(await client.inspectContainer(id), old);
    if (typeof verdict === "object") throw await notProved(client, id, verdict.failure);
    const passed = performance.now() - began;
    if (passed >= (verdict === "waits" ? healthMs : steadyMs)) return;
    await pause(lookMs);
  }
};

const notProved = async (client: Client, id: string, failure: string): Promise<CodedError> => {
  const written = await lastOf(client, id);
  const reason = written === "" ? failure : `${failure}. It wrote last:\n${written}`;
  return new CodedError("engine_failed", `The new container does not run: ${failure}`, { reason });
};

/** Its last lines; nothing where they cannot be read, as with some logging drivers. */
const lastOf = async (client: Client, id: string): Promise<string> => {
  try {
    const { body, tty } = await client.logs(id, {
      ...{ tail: lastLines, timestamps: true },
      signal: AbortSignal.timeout(5_000),
    });
    const reader = createLogLineReader(tty, lastBytes);
    const lines = [];
    for await (const chunk of body) lines.push(...reader.push(chunk as Buffer));
    lines.push(...reader.end());
    const text = lines.map(({ bytes }) => bytes.toString("utf8")).join("\n");
    return text.slice(-lastBytes).trim();
  } catch {
    // Why it failed matters more than why its log cannot be read.
    return "";
  }
};
