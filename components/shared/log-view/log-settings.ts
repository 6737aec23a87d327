import { useCallback, useState } from "react";

/** How lines are shown; kept in the browser. */
export type LogSettings = {
  wrap: boolean;
  timestamps: boolean;
  /** "local", "UTC", or a name of the IANA list. */
  zone: string;
  colours: boolean;
  json: boolean;
  group: boolean;
};

const usual: LogSettings = {
  wrap: true,
  timestamps: true,
  zone: "local",
  colours: true,
  json: true,
  group: true,
};
const storageKey = "quayside-logs";

const read = (): LogSettings => {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(storageKey) ?? "{}");
    const entries = Object.entries(usual).map(([key, value]) => {
      const own = (kept as Record<string, unknown> | null)?.[key];
      return [key, typeof own === typeof value ? own : value];
    });
    return Object.fromEntries(entries) as LogSettings;
  } catch {
    return usual; // Nothing readable is kept: a browser that allows no storage, or something else's text.
  }
};

const write = (settings: LogSettings): void => {
  try {
    localStorage.setItem(storageKey, JSON.stringify(settings));
  } catch {
    // A browser that allows no storage: the settings last as long as the page.
  }
};

export const useLogSettings = (): [LogSettings, (change: Partial<LogSettings>) => void] => {
  const [settings, setSettings] = useState(read);
  const change = useCallback((changed: Partial<LogSettings>) => {
    setSettings((before) => {
      const next = { ...before, ...changed };
      write(next);
      return next;
    });
  }, []);
  return [settings, change];
};
