/** A first arrival that may fail and be tried again. */
export const createReadiness = () => {
  let hasArrived = false;
  let waiters: { resolve(): void; reject(error: unknown): void }[] = [];
  const release = () => {
    const left = waiters;
    waiters = [];
    return left;
  };
  return {
    /** Resolves on arrival (at once after it), rejects when this attempt fails. */
    wait(): Promise<void> {
      if (hasArrived) return Promise.resolve();
      return new Promise((resolve, reject) => {
        waiters.push({ resolve, reject });
      });
    },
    hasArrived: () => hasArrived,
    arrive(): void {
      hasArrived = true;
      for (const waiter of release()) waiter.resolve();
    },
    fail(error: unknown): void {
      for (const waiter of release()) waiter.reject(error);
    },
    /** What arrived no longer counts. */
    reset(): void {
      hasArrived = false;
    },
  };
};
