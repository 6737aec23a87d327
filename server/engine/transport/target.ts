import { Readable } from "node:stream";

/** The part of docker-modem's `dial` options that dockerode fills and that matter here. */
export type DialOptions = {
  readonly path: string;
  readonly method: string;
  readonly options?: Readonly<Record<string, unknown>> | undefined;
  readonly isStream?: boolean;
  readonly hijack?: boolean;
  /** A body that is no JSON: an archive. */
  readonly file?: unknown;
};

/** A path inside a container is bytes, and need not be text. */
const escaped = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => `%${byte.toString(16).padStart(2, "0")}`).join("");

/** One query value as Docker's API reads it: lists repeat the key, objects (filters) are JSON. */
const append = (query: URLSearchParams, key: string, value: unknown): void => {
  if (value === undefined || value === null) return;
  if (Array.isArray(value)) for (const item of value) query.append(key, String(item));
  else query.append(key, typeof value === "object" ? JSON.stringify(value) : String(value));
};

const queryOf = (options: Readonly<Record<string, unknown>>): string => {
  const query = new URLSearchParams();
  const raw: string[] = [];
  for (const [key, value] of Object.entries(options)) {
    if (value instanceof Uint8Array) raw.push(`${encodeURIComponent(key)}=${escaped(value)}`);
    else append(query, key, value);
  }
  return [query.toString(), ...raw].filter((part) => part !== "").join("&");
};

/**
 * Turns what dockerode dials into method, path and body. dockerode marks calls that take a query by a path that ends
 * in `?`; their options are the query and nothing else, unless `_query` and `_body` tell them apart. Other options are
 * the body: dockerode sends `force` of a volume's removal there, where the engine does not look, so `_query` is the query
 * of any path.
 */
export const targetOf = (
  dial: DialOptions,
  version: string | null,
): { method: string; path: string; body: string | Readable | undefined } => {
  const { _query, _body, ...options } = dial.options ?? {};
  const takesQuery = dial.path.endsWith("?");
  const bare = takesQuery ? dial.path.slice(0, -1) : dial.path;
  const asked = (_query as Record<string, unknown> | undefined) ?? (takesQuery && !_body ? options : {});
  const query = queryOf(asked);
  const body = _body ?? (takesQuery || Object.keys(options).length === 0 ? undefined : options);
  return {
    method: dial.method,
    path: `${version ? `/v${version}` : ""}${bare}${query && `?${query}`}`,
    body: dial.file instanceof Readable ? dial.file : jsonOf(dial.method, body),
  };
};

const jsonOf = (method: string, body: unknown): string | undefined =>
  method === "GET" || method === "HEAD" || body === undefined ? undefined : JSON.stringify(body);
