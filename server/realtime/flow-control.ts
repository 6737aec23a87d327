import { CodedError } from "#lib/errors/coded-error.ts";

/**
 * How much may be sent to a reader that acknowledges what it has taken. Offsets are places in the whole output, so a
 * reader that comes back can begin anywhere.
 */
export type CreditWindow = {
  /** The place after the last byte that was sent. */
  readonly sent: number;
  /** The place after the last byte that the reader has taken. */
  readonly acknowledged: number;
  /** How many more bytes may be sent now. */
  available(): number;
  /** Counts bytes that are being sent. */
  spend(bytes: number): void;
  /** Takes the reader's word; throws `invalid_input` for a place that was never sent. An older place changes nothing. */
  acknowledge(offset: number): void;
  dispose(): void;
};

export type CreditWindowOptions = {
  /** Where the reader stands. */
  from: number;
  /** The most bytes that may be under way unacknowledged. */
  windowBytes: number;
  /** How long a reader may leave bytes unacknowledged without taking any of them. */
  stallMs: number;
  /** Called once, when that time has passed. The window stays closed from then on. */
  onStall: () => void;
  /** What the network has not taken yet; nothing is sent while it is beyond `hardCapBytes`. */
  bufferedBytes?: () => number;
  hardCapBytes?: number;
};

/** Makes a window for one reader. The timer runs only while something is unacknowledged. */
export const createCreditWindow = (options: CreditWindowOptions): CreditWindow => {
  const {
    windowBytes,
    stallMs,
    onStall,
    bufferedBytes = () => 0,
    hardCapBytes = Number.POSITIVE_INFINITY,
  } = options;
  let sent = options.from;
  let acknowledged = options.from;
  let closed = false;
  let timer: NodeJS.Timeout | undefined;

  const stall = (): void => {
    closed = true;
    onStall();
  };
  const watch = (): void => {
    clearTimeout(timer);
    timer = sent > acknowledged && !closed ? setTimeout(stall, stallMs) : undefined;
  };

  return {
    get sent() {
      return sent;
    },
    get acknowledged() {
      return acknowledged;
    },
    available() {
      if (closed || bufferedBytes() > hardCapBytes) return 0;
      return Math.max(0, windowBytes - (sent - acknowledged));
    },
    spend(bytes) {
      const wasIdle = sent === acknowledged;
      sent += bytes;
      if (wasIdle) watch();
    },
    acknowledge(offset) {
      if (offset > sent) {
        throw new CodedError("invalid_input", `Byte ${offset} was acknowledged, but only ${sent} were sent`);
      }
      if (offset <= acknowledged) return;
      acknowledged = offset;
      watch();
    },
    dispose() {
      closed = true;
      clearTimeout(timer);
    },
  };
};
