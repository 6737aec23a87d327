/** What of a compose file does not come into a spec. Each code is the last part of a message key. */
export const composeProblemCodes = [
  "yaml",
  "no_service",
  "several_services",
  "unknown_key",
  "bad_value",
  "file_elsewhere",
  "relative_path",
  "interpolation",
] as const;

export type ComposeProblem = {
  readonly code: (typeof composeProblemCodes)[number];
  /** Dotted, below the service: `ports.0`. */
  readonly path: string;
  readonly value: string;
};
