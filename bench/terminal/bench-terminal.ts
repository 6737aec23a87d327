/** One terminal, whichever way it is reached. */
export type BenchTerminal = {
  write(text: string): void;
  /** Calls back for each piece of output, from now on; one listener at a time. */
  onOutput(listener: (data: Uint8Array) => void): void;
  close(): Promise<void>;
};

const silenceMs = 60_000;

/** Resolves when `isEnough`, asked with each piece of output, says so; throws after a minute. */
export const untilOutput = (
  terminal: BenchTerminal,
  isEnough: (data: Uint8Array) => boolean,
): Promise<number> =>
  new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error("the terminal fell silent")), silenceMs);
    terminal.onOutput((data) => {
      if (!isEnough(data)) return;
      clearTimeout(timer);
      terminal.onOutput(() => {});
      resolve(performance.now());
    });
  });

/** Resolves when `text` has been in the output. */
export const untilText = (terminal: BenchTerminal, text: string): Promise<number> => {
  const decoder = new TextDecoder();
  let seen = "";
  return untilOutput(terminal, (data) => {
    seen = seen.slice(-1024) + decoder.decode(data, { stream: true });
    return seen.includes(text);
  });
};
