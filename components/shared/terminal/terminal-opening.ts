/** How a terminal comes to be: a new process, the container's own process, or one that the server still holds. */
export type TerminalOpening =
  | {
      kind: "exec";
      environment: string;
      container: string;
      /** Left out, the server looks for the best shell. */
      command?: readonly string[] | undefined;
      tty: boolean;
    }
  | { kind: "attach"; environment: string; container: string }
  | {
      kind: "resume";
      session: string;
      /** How many bytes of its output are not wanted; none when left out. */
      received?: number | undefined;
    };

export type TerminalSize = { cols: number; rows: number };
