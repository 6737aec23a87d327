import { FormatError } from "./format-error.ts";
import { functions, type Value } from "./functions.ts";
import { goText, isTrue } from "./go-text.ts";
import type { JsonValue } from "./json-value.ts";
import { mapFields, optionalFields } from "./known-fields.ts";
import { type Expression, parseFormat, type Statement } from "./parse.ts";

/** In UTF-16 units: much more than anybody types, and few enough to be read without a care for nesting. */
const longestFormat = 2_000;
/** What one run may do and write: a format may loop over lists within lists. */
const mostSteps = 200_000;
const mostText = 1_000_000;

/** Where a run stands: `.`, and the variables of the blocks around it, the inner ones last. */
type Place = { readonly dot: Value; readonly scopes: readonly Map<string, Value>[] };

const written = (expression: Expression): string => {
  if (expression.type === "path") return `.${expression.keys.join(".")}`;
  if (expression.type === "call") return expression.name;
  return expression.type === "variable" ? expression.name : ".";
};

class Run {
  #steps = 0;
  #text = "";

  write(statements: readonly Statement[], place: Place): string {
    this.#all(statements, place);
    return this.#text;
  }

  #step(): void {
    this.#steps += 1;
    if (this.#steps > mostSteps || this.#text.length > mostText) throw new FormatError("too_much", "");
  }

  #all(statements: readonly Statement[], place: Place): void {
    const inner = { ...place, scopes: [...place.scopes, new Map<string, Value>()] };
    for (const statement of statements) this.#one(statement, inner);
  }

  #one(statement: Statement, place: Place): void {
    this.#step();
    if (statement.type === "text") this.#text += statement.text;
    else if (statement.type === "print") this.#text += this.#printed(statement.value, place);
    else if (statement.type === "set") this.#set(statement, place);
    else if (statement.type === "range") this.#range(statement, place);
    else this.#branch(statement, place);
  }

  #printed(expression: Expression, place: Place): string {
    const last = expression.type === "path" ? expression.keys.at(-1) : undefined;
    return goText(this.#value(expression, place), last);
  }

  #set(statement: Extract<Statement, { type: "set" }>, { dot, scopes }: Place): void {
    const value = this.#value(statement.value, { dot, scopes });
    const holder = statement.isNew ? scopes.at(-1) : scopes.findLast((scope) => scope.has(statement.name));
    if (!holder) throw new FormatError("unknown_variable", statement.name);
    holder.set(statement.name, value);
  }

  #branch(statement: Extract<Statement, { names: unknown }>, place: Place): void {
    const value = this.#value(statement.value, place);
    const scope = new Map(statement.names.map((name) => [name, value]));
    const inner = { dot: place.dot, scopes: [...place.scopes, scope] };
    if (!isTrue(value)) this.#all(statement.otherwise, inner);
    else this.#all(statement.body, statement.type === "with" ? { ...inner, dot: value } : inner);
  }

  #range(statement: Extract<Statement, { names: unknown }>, place: Place): void {
    const entries = this.#entries(statement.value, place);
    for (const [key, value] of entries) {
      this.#step();
      const given: [string, Value][] =
        statement.names.length > 1
          ? [
              [statement.names[0] ?? "", key],
              [statement.names[1] ?? "", value],
            ]
          : statement.names.map((name) => [name, value]);
      this.#all(statement.body, { dot: value, scopes: [...place.scopes, new Map(given)] });
    }
    if (entries.length === 0) this.#all(statement.otherwise, place);
  }

  #entries(expression: Expression, place: Place): [string | number, JsonValue][] {
    const value = this.#value(expression, place);
    if (value === null || value === undefined) return [];
    if (typeof value !== "object") throw new FormatError("not_a_list", written(expression));
    if (Array.isArray(value)) return value.map((one, at) => [at, one]);
    return Object.entries(value as Record<string, JsonValue>).toSorted(([a], [b]) => (a < b ? -1 : 1));
  }

  #value(expression: Expression, place: Place): Value {
    this.#step();
    if (expression.type === "literal") return expression.value;
    if (expression.type === "dot") return place.dot;
    if (expression.type === "variable") return variableOf(expression.name, place);
    if (expression.type === "path") {
      return expression.keys.reduce(entryOf, {
        value: this.#value(expression.from, place),
        isMap: false,
      }).value;
    }
    const call = functions.get(expression.name);
    if (!call) throw new FormatError("unknown_function", expression.name);
    const given = expression.given.map((one) => this.#value(one, place));
    const value = call(given, () => new FormatError("bad_arguments", expression.name));
    if (typeof value === "string" && value.length > mostText) throw new FormatError("too_much", "");
    return value;
  }
}

const variableOf = (name: string, { scopes }: Place): Value => {
  const scope = scopes.findLast((one) => one.has(name));
  if (!scope) throw new FormatError("unknown_variable", name);
  return scope.get(name);
};

type Entry = { readonly value: Value; readonly isMap: boolean };

/** One key of a document. What is not there is a mistake, as the CLI has it, but in a map. */
const entryOf = ({ value, isMap }: Entry, key: string): Entry => {
  const isHolder = typeof value === "object" && value !== null && !Array.isArray(value);
  const holder = isHolder ? (value as Record<string, JsonValue>) : {};
  if (Object.hasOwn(holder, key)) return { value: holder[key], isMap: mapFields.has(key) };
  if (isMap || (isHolder && optionalFields.has(key))) return { value: undefined, isMap: false };
  throw new FormatError("no_entry", key);
};

/**
 * What `docker inspect --format` says of a document: Go's text/template with the functions of docker/cli
 * (https://pkg.go.dev/text/template). Objects that Go would print without the names of their fields are written as JSON.
 * Throws a `FormatError` for what is no such format, and for a key that the document does not have.
 */
export const runFormat = (format: string, document: JsonValue): string => {
  if (format.length > longestFormat) throw new FormatError("too_much", "");
  const root = new Map<string, Value>([["$", document]]);
  return new Run().write(parseFormat(format), { dot: document, scopes: [root] });
};
