import type { PreparedJson } from "../http/prepared-json.ts";
import type { Position } from "./live-view.ts";

/** A client with this much under way gets no more patches until it has caught up. */
const behindBytes = 512 * 1024;
const caughtUpBytes = 64 * 1024;
const lookAgainMs = 250;

/** A live view, as its followers need it. */
export type Followed<Snapshot, Patch> = {
  snapshot(): PreparedJson<Snapshot>;
  since(at: Position): PreparedJson<Patch>[] | null;
  position(): Position;
  onPatch(listener: (patch: PreparedJson<Patch>) => void): () => void;
};

type Reader<Message> = { send(message: PreparedJson<Message>): boolean; bufferedBytes(): number };

/**
 * Sends a reader everything after its position, then every patch. A slow reader is not sent what it cannot take: it is
 * left out until its queue has drained and then gets what it missed, as patches or as a new snapshot. The cost of a
 * reader that does not read is therefore bounded.
 */
export const followLive = <Snapshot, Patch>(
  view: Followed<Snapshot, Patch>,
  reader: Reader<Snapshot | Patch>,
  at: Position,
  signal: AbortSignal,
): void => {
  let sent = at;
  let timer: NodeJS.Timeout | undefined;

  const catchUp = (): void => {
    for (const message of view.since(sent) ?? [view.snapshot()]) reader.send(message);
    sent = view.position();
  };

  const wait = (): void => {
    timer ??= setInterval(() => {
      if (reader.bufferedBytes() > caughtUpBytes) return;
      clearInterval(timer);
      timer = undefined;
      catchUp();
    }, lookAgainMs);
  };

  const stop = view.onPatch((patch) => {
    if (timer) return;
    if (reader.bufferedBytes() > behindBytes) return wait();
    reader.send(patch);
    sent = view.position();
  });
  signal.addEventListener(
    "abort",
    () => {
      stop();
      clearInterval(timer);
    },
    { once: true },
  );
  catchUp();
};
