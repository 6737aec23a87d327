import type { execChannels } from "#lib/contracts/execs.ts";
import type { OpenChannel } from "../../../realtime/channels.ts";
import type { DetachedExec } from "./detached-exec.ts";

type Channel = Pick<OpenChannel<(typeof execChannels)["follow"]>, "send" | "bufferedBytes" | "close">;

/** Between two messages, ms: little output is told at once, much of it (the whole is sent each time) once a second. */
const soonMs = 200;
const laterMs = 1_000;
const littleBytes = 16 * 1024;

/**
 * Tells a reader of a command as it runs. Each message is the whole of it as it is then, and none is sent while the one
 * before has not left: a slow reader is told less often, and nobody waits for it.
 */
export const followExec = (
  exec: DetachedExec,
  { withOutput, signal }: { withOutput: boolean; signal: AbortSignal },
  channel: Channel,
): void => {
  let timer: NodeJS.Timeout | null = null;
  const tell = () => {
    timer = null;
    if (signal.aborted) return;
    if (channel.bufferedBytes() > 0) {
      later();
      return;
    }
    channel.send({ exec: exec.view(), output: withOutput ? exec.output() : null });
    if (!exec.isRunning) channel.close();
  };
  const later = () => {
    const { stdout, stderr } = exec.view().bytes;
    timer ??= setTimeout(tell, stdout + stderr > littleBytes ? laterMs : soonMs);
  };
  const unsubscribe = exec.subscribe(later);
  signal.addEventListener(
    "abort",
    () => {
      unsubscribe();
      if (timer) clearTimeout(timer);
    },
    { once: true },
  );
  // Not at once: a channel must not end before its opening has been answered.
  timer = setTimeout(tell);
};
