/** What kept a process in a container from starting. */
export type StartFailure = "user" | "group" | "workingDir" | "program";

/**
 * The engine's complaints by what they are about. They come as the process's own output, with exit code 126 or 127:
 * "unable to find" is moby's (`daemon/exec_linux.go`), the rest is runc's.
 */
const complaints: readonly [StartFailure, RegExp][] = [
  ["user", /^unable to find user |no matching entries in passwd file/],
  ["group", /^unable to find group |no matching entries in group file/],
  ["workingDir", /exec failed: .*\bchdir to cwd\b|exec failed: .*\bcwd\b.*(no such|not a directory)/is],
  [
    "program",
    /exec failed: .*(executable file not found|permission denied|no such file|exec format error)/is,
  ],
];

/** Longer than any complaint of the engine's. */
export const longestComplaint = 4096;

/** What a complaint of the engine's is about; null for words that are none. */
export const startFailureOf = (words: string): StartFailure | null =>
  complaints.find(([, pattern]) => pattern.test(words))?.[0] ?? null;

/** The engine's words in the output of a process that it could not start; null where it was started. */
export const startComplaint = (exitCode: number | null, output: string): string | null => {
  if (exitCode !== 126 && exitCode !== 127) return null;
  const words = output.trim();
  return words.length <= longestComplaint && startFailureOf(words) !== null ? words : null;
};
