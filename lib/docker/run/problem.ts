/**
 * What is wrong with a line or cannot be said by it. Each code is the last part of a message key; `flag` is as people
 * write it (`--publish`), `value` what stands there, `expected` what it should look like, in no language.
 */
export const lineProblemCodes = [
  "not_docker_run",
  "missing_image",
  "unknown_flag",
  "missing_value",
  "bad_value",
  "file_elsewhere",
  "relative_path",
  "client_only",
  "windows_only",
  "without_effect",
  "conflict",
  "unclosed_quote",
  "shell_expansion",
  "shell_operator",
  "more_commands",
] as const;

export type LineProblem = {
  readonly code: (typeof lineProblemCodes)[number];
  /** True: what the line asks for is not in the spec. False: worth a word, and nothing is lost. */
  readonly isError: boolean;
  readonly flag: string;
  readonly value: string;
  readonly expected: string;
  /** Where in the text, in UTF-16 units. */
  readonly start: number;
  readonly end: number;
};

const harmless: ReadonlySet<string> = new Set(["client_only", "without_effect", "more_commands"]);

/** Makes a problem of a place in the text. */
export const lineProblem = (
  code: LineProblem["code"],
  place: { start: number; end: number },
  words: Partial<Pick<LineProblem, "flag" | "value" | "expected">> = {},
): LineProblem => ({
  ...{ code, isError: !harmless.has(code), flag: "", value: "", expected: "" },
  ...words,
  ...{ start: place.start, end: place.end },
});
