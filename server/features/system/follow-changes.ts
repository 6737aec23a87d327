import type { Change } from "#lib/contracts/system.ts";

type Message = { type: "snapshot" | "added"; items: Change[] };

type Changes = {
  list(): readonly Change[];
  subscribe(listener: (change: Change) => void): () => void;
};

/** However fast things happen, a reader is told so often at most. */
const restMs = 250;

/**
 * Tells a reader the last changes, then those that follow, several at a time. A reader that could not be told all of
 * them, because there were more than are kept, gets the whole list anew.
 */
export const followChanges = (
  changes: Changes,
  send: (message: Message) => void,
  signal: AbortSignal,
): void => {
  let waiting: Change[] = [];
  let timer: NodeJS.Timeout | undefined;

  const flush = (): void => {
    timer = undefined;
    const items = waiting;
    waiting = [];
    const kept = changes.list();
    if (items.length < kept.length) send({ type: "added", items });
    else send({ type: "snapshot", items: [...kept] });
  };

  const stop = changes.subscribe((change) => {
    waiting.push(change);
    timer ??= setTimeout(flush, restMs);
  });
  signal.addEventListener(
    "abort",
    () => {
      stop();
      clearTimeout(timer);
    },
    { once: true },
  );
  send({ type: "snapshot", items: [...changes.list()] });
};
