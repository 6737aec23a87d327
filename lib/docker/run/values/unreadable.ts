/** A flag's value that cannot be read. `expected` shows what it should look like, in no language. */
export class Unreadable extends Error {
  readonly expected: string;
  constructor(expected: string) {
    super(`expected ${expected}`);
    this.name = "Unreadable";
    this.expected = expected;
  }
}

/** A value that is right for the command line, but means something on the user's own machine. */
export class NotHere extends Error {
  readonly why: "file" | "relative_path";
  constructor(why: "file" | "relative_path") {
    super(why);
    this.name = "NotHere";
    this.why = why;
  }
}
