export const formatErrorCodes = [
  "unclosed",
  "unexpected",
  "unknown_function",
  "unknown_variable",
  "no_entry",
  "not_a_list",
  "bad_arguments",
  "not_supported",
  "too_much",
] as const;
export type FormatErrorCode = (typeof formatErrorCodes)[number];

/** What is wrong with a format, or with its use on a document: `value` is the part of it that is meant. */
export class FormatError extends Error {
  readonly code: FormatErrorCode;
  readonly value: string;

  constructor(code: FormatErrorCode, value: string) {
    super(`${code}: ${value}`);
    this.name = "FormatError";
    this.code = code;
    this.value = value;
  }
}
