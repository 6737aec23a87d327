// A terminal that another browser tab shows is not taken from it without asking. Which ones are this tab's own is kept
// where a reload finds it and another tab does not.
const storageKey = "quayside-own-terminals";
const most = 50;

/** Whether this browser tab has shown the terminal before. */
export const isOwnTerminal = (session: string): boolean => read().includes(session);

export const rememberTerminal = (session: string): void =>
  write([...read().filter((one) => one !== session), session].slice(-most));

export const forgetTerminal = (session: string): void => write(read().filter((one) => one !== session));

const read = (): string[] => {
  try {
    const stored: unknown = JSON.parse(window.sessionStorage.getItem(storageKey) ?? "[]");
    return Array.isArray(stored) ? stored.filter((one) => typeof one === "string") : [];
  } catch {
    // A browser that forbids storage only forgets whose terminal it was.
    return [];
  }
};

const write = (sessions: string[]): void => {
  try {
    window.sessionStorage.setItem(storageKey, JSON.stringify(sessions));
  } catch {
    // The same: after a reload the terminal is offered instead of resumed by itself.
  }
};
