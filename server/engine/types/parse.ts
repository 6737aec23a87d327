import { z } from "zod";
import { protocolError } from "../transport/failure.ts";

/** Readonly all the way down: entries of the replica are shared by all readers. */
export type DeepReadonly<T> = T extends (infer Item)[]
  ? readonly DeepReadonly<Item>[]
  : T extends object
    ? { readonly [Key in keyof T]: DeepReadonly<T[Key]> }
    : T;

/** Go writes nil as null and leaves out what is empty; both read as the empty value. */
export const text = z.nullish(z.string()).transform((value) => value ?? "");
export const count = z.nullish(z.number()).transform((value) => value ?? 0);
export const flag = z.nullish(z.boolean()).transform((value) => value ?? false);
export const texts = z.nullish(z.array(z.string())).transform((value) => value ?? []);
export const labels = z.nullish(z.record(z.string(), z.string())).transform((value) => value ?? {});

/** Reads an engine's JSON by a schema, else throws `engine_protocol` naming the first field that is wrong. */
export const parseEngine = <T extends z.ZodType>(schema: T, value: unknown, what: string): z.output<T> => {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw protocolError(
    `The engine's ${what} is malformed at "${issue?.path.join(".") ?? ""}": ${issue?.message ?? ""}`,
  );
};

const rowsPerTurn = 200;

/** Reads a list row by row, letting other work in between: thousands of rows must not hold up a keystroke. */
export const parseEngineList = async <T extends z.ZodType>(
  schema: T,
  value: unknown,
  what: string,
): Promise<z.output<T>[]> => {
  if (value === null) return [];
  if (!Array.isArray(value)) throw protocolError(`The engine's ${what} is not a list`);
  const rows: z.output<T>[] = [];
  for (let from = 0; from < value.length; from += rowsPerTurn) {
    if (from > 0) await new Promise(setImmediate);
    for (const row of value.slice(from, from + rowsPerTurn)) rows.push(parseEngine(schema, row, what));
  }
  return rows;
};
