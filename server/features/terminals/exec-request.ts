import type { ParsedInputOf } from "#lib/contracts/contract.ts";
import { type ExecFacts, noExecFacts } from "#lib/contracts/exec-options.ts";
import type { terminalChannels } from "#lib/contracts/terminals.ts";
import { CodedError } from "#lib/errors/coded-error.ts";
import type { Actor } from "../../http/call.ts";
import { assertMayExec, execReasons } from "../../policy/exec-power.ts";
import type { JudgedContainer } from "./host-power.ts";
import { type Rank, ranksToEnd } from "./rank.ts";

type Asked = Pick<
  ParsedInputOf<(typeof terminalChannels)["exec"]>,
  "user" | "workingDir" | "env" | "privileged" | "hostPower" | "saved"
>;
/** The variables' values of a saved command; throws where the actor has none of it, or it is another by now. */
export type SavedValues = (actor: Actor, saved: NonNullable<Asked["saved"]>) => ReadonlyMap<string, string>;

/** Why a process is as good as its host's: by its container, or by its own options. */
export type PowerReason = { readonly kind: string; readonly detail: string };

/** How a process is to be started, judged and complete. */
export type ExecSettings = {
  facts: ExecFacts;
  /** `NAME=value` each. */
  env: readonly string[];
  /** As whom what it leaves is ended. */
  endedAs: readonly Rank[];
  /** Why whoever uses it needs the right to the host's power. */
  reasons: readonly PowerReason[];
};

/** Judges the options of a process by who starts it, in a container that was judged, and completes them. */
export const settleExec = (
  actor: Actor,
  { inspect, reasons }: JudgedContainer,
  asked: Asked,
  savedValues: SavedValues,
): ExecSettings => {
  const own = inspect.Config.User ?? "";
  assertMayExec(actor, asked, own);
  const values = asked.saved ? savedValues(actor, asked.saved) : new Map<string, string>();
  const env = new Map((asked.env ?? []).map(({ name, value }) => [name, value ?? givenValue(values, name)]));
  const facts = {
    user: asked.user ?? noExecFacts.user,
    workingDir: asked.workingDir ?? noExecFacts.workingDir,
    env: [...env.keys()],
    privileged: asked.privileged ?? noExecFacts.privileged,
  };
  return {
    facts,
    endedAs: ranksToEnd(facts, own),
    env: [...env].map(([name, value]) => `${name}=${value}`),
    reasons: [...reasons, ...execReasons(asked, own)],
  };
};

const givenValue = (values: ReadonlyMap<string, string>, name: string): string => {
  const value = values.get(name);
  if (value !== undefined) return value;
  throw new CodedError("invalid_input", `The variable ${name} has no value`, {
    issues: [{ path: "env", message: `${name} has no value` }],
  });
};
