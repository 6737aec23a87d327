/**
 * Follows something at an engine and hands on each value. Resolves when the thing itself has ended, rejects when the
 * following failed, and stops (either way) when the signal is aborted.
 */
export type Upstream<T> = (emit: (value: T) => void, signal: AbortSignal) => Promise<void>;

export type HubViewer<T> = {
  next(value: T): void;
  /** The upstream failed. It is tried again after `retryInMs`; `null`: it is not, and this viewer is let go. */
  failed(error: unknown, retryInMs: number | null): void;
  /** The thing that was followed has ended; this viewer is let go. */
  ended(): void;
};

export type Following = { dispose(): void };

export type HubOptions = {
  /** How long an upstream outlives its last viewer, in ms, so that a page that is reloaded finds it running. */
  lingerMs?: number;
  /** The first and the longest pause before an upstream that failed is opened anew, in ms. */
  backoff?: { firstMs: number; mostMs: number };
  /** False for a failure that trying again cannot mend (the container is gone). */
  canRetry?: (error: unknown) => boolean;
  /** A viewer that throws is let go, and told of here; the others do not notice. */
  onViewerError: (error: unknown) => void;
};
