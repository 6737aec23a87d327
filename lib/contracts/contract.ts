import type { z } from "zod";
import type { Permission } from "./permissions.ts";

/** Who may call: a permission, or one of the two words for an open door. There is no default. */
export type Access = Permission | "public" | "signed-in";

type ObjectSchema = z.ZodObject<z.ZodRawShape>;

type Common<I extends ObjectSchema, A extends Access> = {
  /** One line for the API's documentation. */
  summary: string;
  access: A;
  /** Strict: a key that is not named here is refused. Holds the path's parameters too. */
  input: I;
  /** Which input names the object acted on; it is what the audit log and the scope check look at. */
  target?: (keyof z.input<I> & string) | undefined;
};

type Addressed = {
  /** Below `/api`, with `{name}` for each parameter. */
  path: `/${string}`;
};

export type Query<
  I extends ObjectSchema = ObjectSchema,
  O extends z.ZodType = z.ZodType,
  A extends Access = Access,
> = Common<I, A> & Addressed & { type: "query"; method: "GET"; output: O };

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
  /** What the server sends. */
  serverMessage: S;
  /** What the client may send. */
  clientMessage: C;
};

export type Contract = Query | Command;
export type AnyContract = Contract | Channel;

/** A read. It is always GET, changes nothing and leaves no audit row. */
export const query = <I extends ObjectSchema, O extends z.ZodType, A extends Access>(
  definition: Omit<Query<I, O, A>, "type" | "method">,
): Query<I, O, A> => ({ ...definition, type: "query", method: "GET" });

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

/** The names of the parameters in a contract's path, in order. */
export const pathParameters = (path: string): string[] =>
  [...path.matchAll(/\{([a-zA-Z]+)\}/g)].map((match) => match[1] as string);
