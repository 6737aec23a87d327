import type { ExecOptions } from "#lib/docker/exec-options.ts";

/** What can be chosen for a new process beside its command. */
export type ExecChoices = ExecOptions & {
  /** What of it is as good as the host, as it was shown and agreed to. */
  hostPower?: readonly string[] | undefined;
  /** The saved command whose values stand in for those that are left out. */
  saved?: { id: string; version: number } | undefined;
};

/** How a terminal comes to be: a new process, the container's own process, or one that the server still holds. */
export type TerminalOpening =
  | (ExecChoices & {
      kind: "exec";
      environment: string;
      container: string;
      /** Left out, the server looks for the best shell. */
      command?: readonly string[] | undefined;
      tty: boolean;
    })
  | { kind: "attach"; environment: string; container: string }
  | {
      kind: "resume";
      session: string;
      /** How many bytes of its output are not wanted; none when left out. */
      received?: number | undefined;
    };

export type TerminalSize = { cols: number; rows: number };
