import type { TerminalSession } from "#lib/contracts/terminals.ts";
import type { HijackedStream } from "../../engine/hijacked-stream.ts";

export type TerminalSize = { cols: number; rows: number };

/** Why a terminal is over, with the code if the engine vouched for one, and words for a person if there are any. */
export type TerminalEnding = NonNullable<TerminalSession["ended"]> & { message: string | null };

/** What a session talks to: an exec, or a container's own process. */
export type TerminalProcess = {
  stream: HijackedStream;
  command: readonly string[];
  options: TerminalSession["options"];
  tty: boolean;
  /** False where input must not or cannot be given. */
  takesInput: boolean;
  resize(size: TerminalSize): Promise<void>;
  /** Asks the engine why the stream ended. Never rejects: an engine that does not answer is `connection-lost`. */
  findEnding(): Promise<TerminalEnding>;
  /** Ends what was started, if that is this process's to end. The stream is still open. Never rejects. */
  cleanUp(): Promise<void>;
};
