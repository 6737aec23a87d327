import { FormatError } from "./format-error.ts";
import { lexFormat, type Piece, type Token } from "./lex.ts";

export type Expression =
  | { readonly type: "literal"; readonly value: string | number | boolean | null }
  | { readonly type: "dot" }
  | { readonly type: "variable"; readonly name: string }
  | { readonly type: "path"; readonly from: Expression; readonly keys: readonly string[] }
  | { readonly type: "call"; readonly name: string; readonly given: readonly Expression[] };

export type Statement =
  | { readonly type: "text"; readonly text: string }
  | { readonly type: "print"; readonly value: Expression }
  | { readonly type: "set"; readonly name: string; readonly isNew: boolean; readonly value: Expression }
  | {
      readonly type: "if" | "with" | "range";
      /** The variables that a branch declares: its value, or key and value of a range. */
      readonly names: readonly string[];
      readonly value: Expression;
      readonly body: readonly Statement[];
      readonly otherwise: readonly Statement[];
    };

const unsupported = new Set(["define", "template", "block", "break", "continue"]);
const words = new Map<string, boolean | null>([
  ["true", true],
  ["false", false],
  ["nil", null],
]);

/** Reads the expression of one action. */
class ExpressionParser {
  readonly #tokens: readonly Token[];
  #at = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  peek(ahead = 0): Token | undefined {
    return this.#tokens[this.#at + ahead];
  }

  next(): Token {
    const token = this.peek();
    if (!token) throw new FormatError("unexpected", "}}");
    this.#at += 1;
    return token;
  }

  isMark(text: string, ahead = 0): boolean {
    const token = this.peek(ahead);
    return token?.kind === "mark" && token.text === text;
  }

  /** `a b | c d`: the value of what is before a bar is the last argument of what is after it. */
  pipeline(): Expression {
    let value = this.#command(null);
    while (this.isMark("|")) {
      this.next();
      value = this.#command(value);
    }
    return value;
  }

  end(): void {
    const token = this.peek();
    if (token) throw new FormatError("unexpected", token.text);
  }

  #command(piped: Expression | null): Expression {
    const first = this.peek();
    if (first?.kind === "word" && !words.has(first.text)) {
      this.next();
      const given: Expression[] = [];
      while (this.peek() && !this.isMark("|") && !this.isMark(")")) given.push(this.#operand());
      return { type: "call", name: first.text, given: piped ? [...given, piped] : given };
    }
    const value = this.#operand();
    const after = this.peek();
    if (piped) throw new FormatError("unexpected", first?.text ?? "");
    if (after && !this.isMark("|") && !this.isMark(")")) throw new FormatError("unexpected", after.text);
    return value;
  }

  #operand(): Expression {
    const from = this.#term(this.next());
    const keys: string[] = [];
    while (this.peek()?.kind === "field" && this.peek()?.glued) keys.push(this.next().text);
    if (keys.length === 0) return from;
    return from.type === "path" ? { ...from, keys: [...from.keys, ...keys] } : { type: "path", from, keys };
  }

  #term(token: Token): Expression {
    if (token.kind === "literal") return { type: "literal", value: token.value ?? "" };
    if (token.kind === "dot") return { type: "dot" };
    if (token.kind === "field") return { type: "path", from: { type: "dot" }, keys: [token.text] };
    if (token.kind === "variable") return { type: "variable", name: token.text };
    if (token.kind === "word") {
      const value = words.get(token.text);
      return value === undefined ? { type: "call", name: token.text, given: [] } : { type: "literal", value };
    }
    if (token.text !== "(") throw new FormatError("unexpected", token.text);
    const inner = this.pipeline();
    if (!this.isMark(")")) throw new FormatError("unclosed", "(");
    this.next();
    return inner;
  }
}

/** `$a, $b :=` before a pipeline; none is declared where there is no such beginning. */
const declarations = (parser: ExpressionParser): string[] => {
  if (parser.peek()?.kind !== "variable") return [];
  const isPair = parser.isMark(",", 1) && parser.peek(2)?.kind === "variable";
  if (!parser.isMark(":=", isPair ? 3 : 1)) return [];
  const names = [parser.next().text];
  if (isPair) {
    parser.next();
    names.push(parser.next().text);
  }
  parser.next();
  return names;
};

type Branch = Extract<Statement, { type: "if" | "with" | "range" }>;
const branches = new Set<string>(["if", "with", "range"]);

/** Reads statements out of the pieces of a format. */
class StatementParser {
  readonly #pieces: readonly Piece[];
  #at = 0;

  constructor(pieces: readonly Piece[]) {
    this.#pieces = pieces;
  }

  all(): Statement[] {
    const { statements, ending } = this.#block();
    if (ending) throw new FormatError("unexpected", ending[0]?.text ?? "");
    return statements;
  }

  /** Up to an `else` or `end`, whose tokens are given; null at the end of the format. */
  #block(): { statements: Statement[]; ending: readonly Token[] | null } {
    const statements: Statement[] = [];
    for (let piece = this.#pieces[this.#at]; piece; piece = this.#pieces[this.#at]) {
      this.#at += 1;
      if ("text" in piece) {
        statements.push({ type: "text", text: piece.text });
        continue;
      }
      const first = piece.tokens[0];
      if (!first) throw new FormatError("unexpected", "{{}}");
      if (first.kind === "word" && (first.text === "end" || first.text === "else")) {
        return { statements, ending: piece.tokens };
      }
      statements.push(this.#statement(piece.tokens, first));
    }
    return { statements, ending: null };
  }

  #statement(tokens: readonly Token[], first: Token): Statement {
    if (first.kind === "word" && unsupported.has(first.text)) {
      throw new FormatError("not_supported", first.text);
    }
    if (first.kind === "word" && branches.has(first.text)) {
      return this.#branch(first.text as Branch["type"], tokens.slice(1));
    }
    const parser = new ExpressionParser(tokens);
    if (first.kind === "variable" && (parser.isMark(":=", 1) || parser.isMark("=", 1))) {
      const name = parser.next().text;
      const isNew = parser.next().text === ":=";
      const value = parser.pipeline();
      parser.end();
      return { type: "set", name, isNew, value };
    }
    const value = parser.pipeline();
    parser.end();
    return { type: "print", value };
  }

  #branch(type: Branch["type"], tokens: readonly Token[]): Branch {
    const parser = new ExpressionParser(tokens);
    const names = declarations(parser);
    const value = parser.pipeline();
    parser.end();
    const { statements, ending } = this.#block();
    if (!ending) throw new FormatError("unclosed", `{{${type}}}`);
    return { type, names, value, body: statements, otherwise: this.#otherwise(ending, type) };
  }

  #otherwise(ending: readonly Token[], type: Branch["type"]): readonly Statement[] {
    if (ending[0]?.text === "end") return [];
    const again = ending[1];
    // `else if`: the rest is a branch of its own, and its end is the end of both.
    if (again) {
      if (again.text !== "if" || type !== "if") throw new FormatError("unexpected", again.text);
      return [this.#branch("if", ending.slice(2))];
    }
    const { statements, ending: end } = this.#block();
    if (end?.[0]?.text !== "end") throw new FormatError("unclosed", `{{${type}}}`);
    return statements;
  }
}

/** Reads a format. Throws a `FormatError` where it is not one. */
export const parseFormat = (format: string): Statement[] => new StatementParser(lexFormat(format)).all();
