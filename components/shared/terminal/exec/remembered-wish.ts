import { type ExecWish, emptyWish } from "./exec-wish.ts";

/**
 * How somebody last opened a terminal in a container, in this browser. Variables are not remembered, for their values may
 * be secrets, nor is the privilege, which is to be asked for each time.
 */
export type RememberedWish = Pick<ExecWish, "mode" | "shell" | "line" | "tty" | "user" | "workingDir">;

const prefix = "quayside-terminal-options:";
const most = 100;

const keyOf = (environment: string, name: string): string => `${prefix}${environment}/${name}`;

/** What is worth remembering of a wish. */
export const toRemember = ({ mode, shell, line, tty, user, workingDir }: ExecWish): RememberedWish => ({
  ...{ mode, shell, line, tty, user, workingDir },
});

/** A wish from what stands in the browser's storage, which anything may have written; null where it is none. */
export const fromRemembered = (stored: unknown): ExecWish | null => {
  if (typeof stored !== "object" || stored === null) return null;
  const { mode, tty, ...texts } = stored as Record<string, unknown>;
  const text = (name: string) => (typeof texts[name] === "string" ? texts[name] : "");
  if (mode !== "shell" && mode !== "own" && mode !== "detached") return null;
  return {
    ...emptyWish,
    mode,
    tty: tty !== false,
    shell: text("shell"),
    line: text("line"),
    user: text("user"),
    workingDir: text("workingDir"),
  };
};

/** How a terminal was last opened in a container; null where that is not known. */
export const readWish = (environment: string, name: string): ExecWish | null => {
  try {
    return fromRemembered(JSON.parse(window.localStorage.getItem(keyOf(environment, name)) ?? "null"));
  } catch {
    // A browser that forbids storage only forgets.
    return null;
  }
};

/** Keeps how a terminal was opened, of the last containers only. */
export const rememberWish = (environment: string, name: string, wish: ExecWish): void => {
  try {
    const { localStorage } = window;
    const known = Object.keys(localStorage).filter((key) => key.startsWith(prefix));
    for (const key of known.slice(0, Math.max(0, known.length - most))) localStorage.removeItem(key);
    localStorage.setItem(keyOf(environment, name), JSON.stringify(toRemember(wish)));
  } catch {
    // The same.
  }
};
