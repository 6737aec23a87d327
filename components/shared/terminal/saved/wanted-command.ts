// Which saved command is to be run on the page that is gone to. It is kept beside the address and not in it: a link that
// somebody else made must not run anything.
const storageKey = "quayside-wanted-command";

/** Leaves word of a command that the next page is to run. */
export const askForCommand = (id: string): void => {
  try {
    window.sessionStorage.setItem(storageKey, id);
  } catch {
    // A browser that forbids storage opens the page, where the command is one click away.
  }
};

/** What was asked for, once; null where nothing was. */
export const takeCommand = (): string | null => {
  try {
    const id = window.sessionStorage.getItem(storageKey);
    window.sessionStorage.removeItem(storageKey);
    return id;
  } catch {
    return null;
  }
};
