/**
 * How a shell is looked for, in this order; names only, for an image may keep its shell anywhere in its PATH. The first
 * costs one exec and finds the best of all wherever there is an `sh`; the others are for images that have but one.
 */
export const shellCommands: readonly (readonly string[])[] = [
  [
    "sh",
    "-c",
    "for shell in bash zsh ash; do command -v $shell >/dev/null 2>&1 && exec $shell; done; exec sh",
  ],
  ["bash"],
  ["zsh"],
  ["ash"],
];

/** What the engine says, as the process's own output, about a command that is not there; then it exits with 126 or 127. */
export const couldNotStart = {
  exitCodes: new Set([126, 127]) as ReadonlySet<number>,
  words: /^(OCI runtime exec failed|.*exec failed: unable to start container process|crun: )/i,
};
