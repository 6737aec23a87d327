import type { LogLineRow } from "#lib/contracts/logs.ts";

/** A script's way to wait for a word from outside. */
export const onCue = "until [ -e /cue ]; do usleep 20000; done;";

type Docker = { docker(args: string[]): Promise<string> };

/** Runs a script in a container of its own. */
export const runScript = (engine: Docker, name: string, script: string, ...args: string[]) =>
  engine.docker([
    ...["run", "--name", name, "--network", "none", "--stop-timeout", "0", ...args],
    ...["quayside/busybox:1", "sh", "-c", script],
  ]);

type Received = { messages: { type: string }[] };
/** The lines that came by a channel. */
export const linesOf = ({ messages }: Received): LogLineRow[] =>
  messages.flatMap((one) => (one.type === "lines" ? (one as unknown as { lines: LogLineRow[] }).lines : []));
export const textsOf = (channel: Received): string[] => linesOf(channel).map(({ text }) => text);
