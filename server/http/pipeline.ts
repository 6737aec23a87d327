import type { IncomingHttpHeaders } from "node:http";
import type { Contract } from "#lib/contracts/contract.ts";
import { CodedError, isCodedError } from "#lib/errors/coded-error.ts";
import type { Audit } from "../audit/audit.ts";
import type { EnginePool } from "../engine/pool.ts";
import type { Log } from "../log.ts";
import { actAboutToHappen, actOf, type KnownNames } from "../policy/act.ts";
import { audited, auditRefusal, type Ending } from "../policy/audited.ts";
import { actorOf, authorize, type SessionIdentity } from "../policy/authorize.ts";
import type { UserLimits } from "../policy/user-limits.ts";
import type { EngineLeases } from "../realtime/engine-leases.ts";
import type { Actor, AllowedCall, Call, Caller } from "./call.ts";
import type { OpenRequests } from "./open-requests.ts";
import { checkOrigin, type OriginList } from "./origin.ts";
import type { Outcome } from "./outcome.ts";
import { PreparedJson } from "./prepared-json.ts";
import { type InputSource, readInput } from "./read-input.ts";
import type { Route } from "./routes.ts";
import { StreamedFile } from "./streamed-file.ts";
import { StreamedText } from "./streamed-text.ts";
import type { UploadedFile } from "./uploaded-file.ts";
import { whileAllowed } from "./while-allowed.ts";

/** What the pipeline is built on. */
export type Kernel = KnownNames & {
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
  /** The body as it comes, for an act whose body is a file; until the signal. */
  file(until: AbortSignal): UploadedFile;
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
  } else if (actor && contract.path.includes("{environment}")) kernel.userLimits.count(actor.userId, "read");
  const call: Call = { actor, caller: incoming.caller, signal: incoming.signal };
  try {
    authorize(actor, contract.access);
  } catch (error) {
    if (contract.type === "command") refuse(kernel, contract, call, incoming.source.parameters, error);
    throw error;
  }
  const run = (allowed: Call | AllowedCall) => runAuthorized(kernel, route, allowed, incoming);
  if (!actor || contract.access === "public") return run(call);
  return whileAllowed(kernel.requests, { ...call, actor }, contract.type === "query", run);
};

const runAuthorized = async (
  kernel: Kernel,
  { contract, handler }: Route,
  before: Call | AllowedCall,
  { source, file, headers: { cookie = "" } }: IncomingCall,
): Promise<Outcome> => {
  const input = await readInput(contract, source);
  const call =
    contract.type === "command" ? await judgeAgain(kernel, contract, before, source, cookie) : before;
  const cookies: string[] = [];
  const handle = async (ending: Ending) => {
    // Only where the address names it: elsewhere (a filter of the audit log) it is a word like any other.
    const engine =
      "environment" in source.parameters ? kernel.pool.get(String(input.environment)) : undefined;
    const answer = { setCookie: (value: string) => void cookies.push(value), ...ending };
    const over = new AbortController();
    // For as long as it takes: somebody must notice when the engine falls silent in the middle of a long act.
    if (engine) kernel.leases.hold(engine, over.signal);
    try {
      const given = contract.type === "command" && contract.uploads ? { file: file(call.signal) } : {};
      const result = await handler({
        ...call,
        ...(engine ? { engine } : {}),
        ...given,
        input,
        answer,
        cookie,
      });
      const body = toBody(contract, result);
      // The engine is in use until the file has gone out.
      if (body instanceof StreamedFile) body.whenClosed(() => over.abort());
      else over.abort();
      return body;
    } catch (error) {
      over.abort();
      throw error;
    }
  };
  const body =
    contract.type === "command"
      ? await audited(kernel.audit, actAboutToHappen(kernel, contract, call, input), handle)
      : await handle({ goesOn: neverAudited, note: neverAudited, by: neverAudited });
  return { body, cookies };
};

/** Whoever sends the body sets how long it takes, so the right to a command is asked for again when it is there. */
const judgeAgain = async (
  kernel: Kernel,
  contract: Contract & { type: "command" },
  call: Call | AllowedCall,
  { parameters }: InputSource,
  cookie: string,
): Promise<Call | AllowedCall> => {
  if (!("withdrawn" in call)) return call;
  try {
    const actor = await authenticate(kernel, cookie);
    call.withdrawn.throwIfAborted();
    authorize(actor, contract.access);
    return { ...call, actor };
  } catch (error) {
    refuse(kernel, contract, call, parameters, error);
    throw error;
  }
};

const neverAudited = (): never => {
  throw new Error("a query has no row in the audit log");
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
    auditRefusal(kernel.audit, actOf(kernel, contract, call, parameters), error);
  } catch (failure) {
    // The act is refused either way; that its trace could not be kept must be seen by whoever runs the panel.
    kernel.log.error({ err: failure }, "a refusal could not be audited");
  }
};

const toBody = (contract: Contract, result: unknown): Outcome["body"] => {
  if (result instanceof StreamedText || result instanceof StreamedFile) return result;
  return result instanceof PreparedJson ? result.text : JSON.stringify(contract.output.parse(result));
};
