import {
  type Contract,
  type InputOf,
  isAddressed,
  type OutputOf,
  pathParameters,
} from "../contracts/contract.ts";
import { CodedError } from "../errors/coded-error.ts";
import { readErrorBody, toCodedError } from "../errors/error-body.ts";
import { withPatience } from "./patience.ts";

type Options = { signal?: AbortSignal | undefined };

/**
 * Calls a contract of the API and resolves to its output. Rejects with a `CodedError`, also when the panel cannot be
 * reached (`cancelled` when the caller gave up). The output is what the server parsed; it is not parsed again. What the
 * panel refuses as too much at once is asked again, within bounds.
 */
export const call = <C extends Contract>(
  contract: C,
  input: InputOf<C>,
  options: Options = {},
): Promise<OutputOf<C>> => withPatience(() => callOnce(contract, input, options), options.signal);

const callOnce = async <C extends Contract>(
  contract: C,
  input: InputOf<C>,
  { signal }: Options,
): Promise<OutputOf<C>> => {
  const { url, body } = address(contract, input as Record<string, unknown>);
  let response: Response;
  try {
    response = await fetch(url, {
      method: contract.method,
      credentials: "same-origin",
      ...(body === null ? {} : { body, headers: { "content-type": "application/json" } }),
      ...(signal ? { signal } : {}),
    });
  } catch (error) {
    if (signal?.aborted) throw new CodedError("cancelled", "The request was given up", {}, { cause: error });
    throw new CodedError("panel_unreachable", "The panel did not answer", {}, { cause: error });
  }
  const answer: unknown = await response.json().catch(() => null);
  if (response.ok) return answer as OutputOf<C>;
  throw readFailure(answer, response.status);
};

/** The address of a read, for a link that the browser follows by itself (a download), or of an upload. */
export const hrefOf = <C extends Contract>(contract: C, input: InputOf<C>): string =>
  address(contract, input as Record<string, unknown>).url;

/** The address and body that a contract's input makes: path parameters, then query (GET, DELETE) or JSON. */
const address = (
  contract: Contract,
  input: Record<string, unknown>,
): { url: string; body: string | null } => {
  const names = pathParameters(contract.path);
  let path: string = contract.path;
  for (const name of names) path = path.replace(`{${name}}`, encodeURIComponent(String(input[name])));
  const rest = Object.entries(input).filter(([name, value]) => !names.includes(name) && value !== undefined);
  if (!isAddressed(contract)) {
    return { url: `/api${path}`, body: JSON.stringify(Object.fromEntries(rest)) };
  }
  const search = new URLSearchParams(
    Object.fromEntries(rest.map(([name, value]) => [name, String(value)])),
  ).toString();
  return { url: `/api${path}${search === "" ? "" : `?${search}`}`, body: null };
};

/** The error of an answer that is none of success. */
export const readFailure = (answer: unknown, status: number): CodedError => {
  const wrapped = answer as { error?: unknown } | null;
  const body = readErrorBody(wrapped?.error);
  if (body !== null) return toCodedError(body);
  return new CodedError("panel_unreachable", `Something other than the panel answered (status ${status})`);
};
