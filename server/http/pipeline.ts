import type { IncomingHttpHeaders } from "node:http";
import type { Contract } from "#lib/contracts/contract.ts";
import { CodedError, isCodedError } from "#lib/errors/coded-error.ts";
import type { Audit } from "../audit/audit.ts";
import type { EnginePool } from "../engine/pool.ts";
import type { Log } from "../log.ts";
import { actOf } from "../policy/act.ts";
import { audited, auditRefusal, type Finish } from "../policy/audited.ts";
import { actorOf, authorize, type SessionIdentity } from "../policy/authorize.ts";
import type { UserLimits } from "../policy/user-limits.ts";
import type { EngineLeases } from "../realtime/engine-leases.ts";
import type { Actor, Call, Caller } from "./call.ts";
import type { OpenRequests } from "./open-requests.ts";
import { checkOrigin, type OriginList } from "./origin.ts";
import type { Outcome } from "./outcome.ts";
import { PreparedJson } from "./prepared-json.ts";
import { type InputSource, readInput } from "./read-input.ts";
import type { Route } from "./routes.ts";
import { StreamedText } from "./streamed-text.ts";
import { whileAllowed } from "./while-allowed.ts";

/** What the pipeline is built on. */
export type Kernel = {
  authenticate(cookie: string): Promise<SessionIdentity | null>;
  audit: Audit;
  pool: Pick<EnginePool, "get">;
  leases: EngineLeases;
  /** Refuses a caller whose anonymous acts are too many. */
  limitPublic(address: string): Promise<void>;
  userLimits: UserLimits;
  /** What is being answered now, to be cut when the right to it is withdrawn. */
  requests: OpenRequests;
  origins: OriginList;
  log: Log;
};

export type IncomingCall = {
  headers: IncomingHttpHeaders;
  source: InputSource;
  caller: Caller;
  signal: AbortSignal;
};

/**
 * Every request's way, in this order and with nothing beside it: authenticate, origin, authorize, parse the input,
 * audit the attempt, handle, parse the output, audit the outcome. Throws coded errors.
 */
export const runRoute = async (kernel: Kernel, route: Route, incoming: IncomingCall): Promise<Outcome> => {
  const { contract } = route;
  const cookie = incoming.headers.cookie ?? "";
  const actor = await authenticate(kernel, cookie);
  if (contract.type === "command") {
    checkOrigin(incoming.headers, kernel.origins);
    if (contract.access === "public") await kernel.limitPublic(incoming.caller.address);
    else if (actor) kernel.userLimits.count(actor.userId, "act");
  }
  const call: Call = { actor, caller: incoming.caller, signal: incoming.signal };
  try {
    authorize(actor, contract.access);
  } catch (error) {
    if (contract.type === "command") refuse(kernel, contract, call, incoming.source.parameters, error);
    throw error;
  }
  const run = (allowed: Call) => runAuthorized(kernel, route, allowed, incoming);
  if (!actor || contract.access === "public") return run(call);
  return whileAllowed(kernel.requests, { ...call, actor }, contract.type === "query", run);
};

const runAuthorized = async (
  kernel: Kernel,
  { contract, handler }: Route,
  call: Call,
  { source, headers: { cookie = "" } }: IncomingCall,
): Promise<Outcome> => {
  const input = await readInput(contract, source);
  const cookies: string[] = [];
  const handle = async (goesOn: () => Finish) => {
    // Only where the address names it: elsewhere (a filter of the audit log) it is a word like any other.
    const engine =
      "environment" in source.parameters ? kernel.pool.get(String(input.environment)) : undefined;
    if (engine) kernel.leases.touch(engine);
    const answer = { setCookie: (value: string) => void cookies.push(value), goesOn };
    const result = await handler({ ...call, ...(engine ? { engine } : {}), input, answer, cookie });
    return toBody(contract, result);
  };
  const body =
    contract.type === "command"
      ? await audited(
          kernel.audit,
          { ...actOf(contract, call, input), whenUnwritable: contract.auditFailure?.(input) },
          handle,
        )
      : await handle(neverGoesOn);
  return { body, cookies };
};

const neverGoesOn = (): never => {
  throw new Error("a query has no outcome to be told later");
};

/** A failing check of the session must never let anybody pass as nobody in particular: it is "not signed in". */
const authenticate = async (kernel: Kernel, cookie: string): Promise<Actor | null> => {
  if (cookie === "") return null;
  try {
    const session = await kernel.authenticate(cookie);
    return session ? actorOf(session) : null;
  } catch (error) {
    if (isCodedError(error)) throw error;
    kernel.log.error({ err: error }, "the session could not be checked");
    throw new CodedError("unauthenticated", "The session could not be checked");
  }
};

const refuse = (
  kernel: Kernel,
  contract: Contract & { type: "command" },
  call: Call,
  parameters: Record<string, string>,
  error: unknown,
): void => {
  try {
    auditRefusal(kernel.audit, actOf(contract, call, parameters), error);
  } catch (failure) {
    // The act is refused either way; that its trace could not be kept must be seen by whoever runs the panel.
    kernel.log.error({ err: failure }, "a refusal could not be audited");
  }
};

const toBody = (contract: Contract, result: unknown): Outcome["body"] => {
  if (result instanceof StreamedText) return result;
  return result instanceof PreparedJson ? result.text : JSON.stringify(contract.output.parse(result));
};
