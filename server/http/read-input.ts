import { z } from "zod";
import { type Contract, isAddressed } from "#lib/contracts/contract.ts";
import { CodedError } from "#lib/errors/coded-error.ts";
import { findDuplicateKey } from "./duplicate-keys.ts";
import { invalidInput } from "./error-answer.ts";

/** A command's JSON is small; files travel as streams on routes of their own. */
const maxBodyBytes = 1024 * 1024;
const maxBodyMs = 300_000;

/** What the kernel needs of a request; Hono's context fits it. */
export type InputSource = {
  parameters: Record<string, string>;
  search: URLSearchParams;
  header(name: string): string | undefined;
  body(): ReadableStream<Uint8Array> | null;
};

/** Collects a contract's input from path, query and body, and parses it strictly. Throws `invalid_input`. */
export const readInput = async (
  contract: Contract,
  source: InputSource,
): Promise<Record<string, unknown>> => {
  const rest = isAddressed(contract) ? fromSearch(contract, source.search) : await fromBody(source);
  for (const name of Object.keys(source.parameters)) {
    if (Object.hasOwn(rest, name)) {
      throw new CodedError("invalid_input", `"${name}" stands in the address already`);
    }
  }
  const parsed = contract.input.safeParse({ ...rest, ...source.parameters });
  if (!parsed.success) throw invalidInput(parsed.error);
  return parsed.data;
};

/** Query strings know only text: what the schema wants as a number or a truth value is read as such. */
const fromSearch = (contract: Contract, search: URLSearchParams): Record<string, unknown> => {
  const found: [string, unknown][] = [];
  for (const key of new Set(search.keys())) {
    const values = search.getAll(key);
    if (values.length > 1) throw new CodedError("invalid_input", `"${key}" is given more than once`);
    const value = values[0] as string;
    found.push([key, decode(contract.input.shape[key], value)]);
  }
  // Defines properties, so that a key called `__proto__` is one, and is refused like any other that is not known.
  return Object.fromEntries(found);
};

const decode = (schema: unknown, text: string): unknown => {
  let inner = schema;
  while (inner instanceof z.ZodOptional || inner instanceof z.ZodDefault) inner = inner.unwrap();
  if (inner instanceof z.ZodBoolean && (text === "true" || text === "false")) return text === "true";
  if (inner instanceof z.ZodNumber && /^-?\d{1,15}(\.\d{1,9})?$/.test(text)) return Number(text);
  return text;
};

const fromBody = async (source: InputSource): Promise<Record<string, unknown>> => {
  const text = await readText(source);
  if (text === "") return {};
  if (!/^application\/json\s*(;|$)/i.test(source.header("content-type") ?? "")) {
    throw new CodedError("invalid_input", "The body must be application/json");
  }
  const value = parseJson(text);
  const twice = findDuplicateKey(text);
  if (twice !== null) {
    throw new CodedError("invalid_input", `"${twice.slice(0, 100)}" stands more than once in one object`);
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new CodedError("invalid_input", "The body must be a JSON object");
  }
  return value as Record<string, unknown>;
};

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new CodedError("invalid_input", "The body is not JSON", { reason: String(error) });
  }
};

const readText = async (source: InputSource): Promise<string> => {
  const tooLarge = new CodedError("too_large", `The body is larger than ${maxBodyBytes} bytes`);
  if (Number(source.header("content-length") ?? 0) > maxBodyBytes) throw tooLarge;
  const body = source.body();
  if (!body) return "";
  return unlessLate(collect(body, tooLarge));
};

const collect = async (body: ReadableStream<Uint8Array>, tooLarge: CodedError): Promise<string> => {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.byteLength;
    if (size > maxBodyBytes) throw tooLarge;
    chunks.push(chunk);
  }
  return new TextDecoder("utf-8", { fatal: false }).decode(Buffer.concat(chunks));
};

/** The server itself bounds no body's time: files take as long as they take. */
const unlessLate = async <T>(work: Promise<T>): Promise<T> => {
  const late = Promise.withResolvers<never>();
  const error = new CodedError("invalid_input", `The body took longer than ${maxBodyMs / 60_000} minutes`);
  const timer = setTimeout(() => late.reject(error), maxBodyMs);
  try {
    return await Promise.race([work, late.promise]);
  } finally {
    clearTimeout(timer);
    work.catch(() => undefined);
  }
};
