import { z } from "zod";
import type { ErrorCode } from "../errors/coded-error.ts";
import type { Permission } from "./permissions.ts";

/**
 * Who may call: a permission, or a word for a wider door. There is no default. "any-session" also lets in who signed in
 * with a one-time password and must choose one of their own before anything else.
 */
export type Access = Permission | "public" | "any-session" | "signed-in";

type ObjectSchema = z.ZodObject<z.ZodRawShape>;

type Common<I extends ObjectSchema, A extends Access> = {
  /** One line for the API's documentation. */
  summary: string;
  access: A;
  /** Strict: a key that is not named here is refused. Holds the path's parameters too. */
  input: I;
  /** Which input names the object acted on; it is what the audit log and the scope check look at. */
  target?: (keyof z.input<I> & string) | undefined;
  /** How it fails in ways of its own, beside those that follow from its access and from what it acts on. */
  errors?: readonly ErrorCode[] | undefined;
  /** Set where the target is free text that is to name a user: the audit log keeps it only if there is or was such a user. */
  targetIs?: "user" | undefined;
};

type Addressed = {
  /** Below `/api`, with `{name}` for each parameter. */
  path: `/${string}`;
};

export type Query<
  I extends ObjectSchema = ObjectSchema,
  O extends z.ZodType = z.ZodType,
  A extends Access = Access,
> = Common<I, A> &
  Addressed & {
    type: "query";
    method: "GET";
    output: O;
    /** The media types of an answer that is streamed as text. */
    streams?: readonly string[] | undefined;
    /** The media types of an answer that is a file: bytes, streamed. */
    downloads?: readonly string[] | undefined;
  };

export type Command<
  I extends ObjectSchema = ObjectSchema,
  O extends z.ZodType = z.ZodType,
  A extends Access = Access,
> = Common<I, A> &
  Addressed & {
    type: "command";
    method: "POST" | "PUT" | "PATCH" | "DELETE";
    /** The word under which the act stands in the audit log. */
    audit: string;
    /**
     * What happens where the audit log cannot be written. Without it the act is refused. "proceed" is for stopping what
     * does harm: it is done, told loudly in the panel's own log, and written to the audit log when that is possible again.
     */
    auditFailure?(input: z.output<I>): "proceed" | "refuse";
    /** The options that matter, as short text for the row written before the act. Never a secret, nor a variable's value. */
    auditDetail?(input: z.output<I>): string | null;
    /** The media type of a body that is a file: bytes, streamed. All input then stands in the address. */
    uploads?: string | undefined;
    output: O;
  };

export type Channel<
  I extends ObjectSchema = ObjectSchema,
  S extends z.ZodType = z.ZodType,
  C extends z.ZodType = z.ZodType,
  A extends Access = Access,
> = Common<I, A> & {
  type: "channel";
  /** The name a client opens it by. */
  name: string;
  /** Set for a channel that acts (a terminal); its opening and closing are then audited. */
  audit?: string | undefined;
  /** As of a command; for its opening. */
  auditDetail?(input: z.output<I>): string | null;
  /** What the server sends. */
  serverMessage: S;
  /** What the client may send. */
  clientMessage: C;
  /** The types of messages that are a person's own doing, and count as use of the session. */
  useMessages?: readonly string[] | undefined;
};

export type Contract = Query | Command;
export type AnyContract = Contract | Channel;

/** A read. It is always GET, changes nothing and leaves no audit row. */
export const query = <I extends ObjectSchema, O extends z.ZodType, A extends Access>(
  definition: Omit<Query<I, O, A>, "type" | "method">,
): Query<I, O, A> => ({ ...definition, type: "query", method: "GET" });

export type StreamedQuery<I extends ObjectSchema, A extends Access> = Query<I, z.ZodString, A> & {
  streams: readonly string[];
};

/** A read whose answer is a file: text of unknown length, streamed, in one of the media types that it names. */
export const streamedQuery = <I extends ObjectSchema, A extends Access>(
  definition: Omit<StreamedQuery<I, A>, "type" | "method" | "output">,
): StreamedQuery<I, A> => ({ ...definition, type: "query", method: "GET", output: z.string() });

export type Download<I extends ObjectSchema, A extends Access> = Query<I, z.ZodString, A> & {
  downloads: readonly string[];
};

/** A read whose answer is a file of any kind and size, streamed; browsers are told to save it and never to show it. */
export const download = <I extends ObjectSchema, A extends Access>(
  definition: Omit<Download<I, A>, "type" | "method" | "output">,
): Download<I, A> => ({ ...definition, type: "query", method: "GET", output: z.string() });

export type Upload<I extends ObjectSchema, O extends z.ZodType, A extends Access> = Command<I, O, A> & {
  uploads: string;
};

/** An act whose body is a file of any kind and size, which its handler reads as it comes. */
export const upload = <I extends ObjectSchema, O extends z.ZodType, A extends Access>(
  definition: Omit<Upload<I, O, A>, "type">,
): Upload<I, O, A> => ({ ...definition, type: "command" });

/** An act. It must name the word it is audited under. */
export const command = <I extends ObjectSchema, O extends z.ZodType, A extends Access>(
  definition: Omit<Command<I, O, A>, "type">,
): Command<I, O, A> => ({ ...definition, type: "command" });

/** A conversation over the socket, opened, authorized and audited by the same code as a request. */
export const channel = <I extends ObjectSchema, S extends z.ZodType, C extends z.ZodType, A extends Access>(
  definition: Omit<Channel<I, S, C, A>, "type">,
): Channel<I, S, C, A> => ({ ...definition, type: "channel" });

export type InputOf<C extends AnyContract> = z.input<C["input"]>;
export type ParsedInputOf<C extends AnyContract> = z.output<C["input"]>;
export type OutputOf<C extends Contract> = z.output<C["output"]>;
export type ServerMessageOf<C extends Channel> = z.output<C["serverMessage"]>;
export type ClientMessageOf<C extends Channel> = z.output<C["clientMessage"]>;

/** Whether all of a contract's input stands in its address: it has no body, or one that is a file. */
export const isAddressed = (contract: Contract): boolean =>
  contract.method === "GET" ||
  contract.method === "DELETE" ||
  (contract.type === "command" && contract.uploads !== undefined);

/** The names of the parameters in a contract's path, in order. */
export const pathParameters = (path: string): string[] =>
  [...path.matchAll(/\{([a-zA-Z]+)\}/g)].map((match) => match[1] as string);
