/** Takes what a listener threw: one that fails must not keep the others from hearing. */
export type Report = (error: unknown) => void;

/** A list of listeners. `add` returns the way to leave it. */
export const createListeners = <T>(report: Report) => {
  const listeners = new Set<(value: T) => void>();
  return {
    add(listener: (value: T) => void): () => void {
      // Wrapped, so that one function added twice is heard twice and leaves once.
      const entry = (value: T) => listener(value);
      listeners.add(entry);
      return () => listeners.delete(entry);
    },
    tell(value: T): void {
      for (const listener of [...listeners]) {
        try {
          listener(value);
        } catch (error) {
          report(error);
        }
      }
    },
  };
};
