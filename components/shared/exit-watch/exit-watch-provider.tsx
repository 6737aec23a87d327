"use client";

import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { type ReactNode, useCallback, useMemo, useState } from "react";
import { useNotify } from "../errors/use-notify.tsx";
import { type ExitWatch, ExitWatchContext, type WatchedContainer } from "./exit-watch-context.ts";

const ExitWatcher = dynamic(() => import("./exit-watcher.tsx").then((module) => module.ExitWatcher), {
  ssr: false,
});

const none: readonly WatchedContainer[] = [];

/** Remembers which containers somebody wants to be told of, and watches them on every page. */
export function ExitWatchProvider({ children }: { children: ReactNode }) {
  const t = useTranslations("exitWatch");
  const notify = useNotify();
  const [watched, setWatched] = useState(none);
  const forget = useCallback((id: string) => setWatched((all) => all.filter((one) => one.id !== id)), []);
  const watch = useMemo<ExitWatch>(
    () => ({
      isWatched: (id) => watched.some((one) => one.id === id),
      watch: (environment, { id, name, startedAt, restarts }) => {
        setWatched((all) => [
          ...all.filter((one) => one.id !== id),
          { environment, id, name, startedAt, restarts },
        ]);
        notify.note(t("watching", { name }));
        askLeave();
      },
      forget,
    }),
    [watched, forget, notify, t],
  );
  const environments = [...new Set(watched.map(({ environment }) => environment))];
  return (
    <ExitWatchContext value={watch}>
      {children}
      {environments.map((environment) => (
        <ExitWatcher
          key={environment}
          environment={environment}
          watched={watched.filter((one) => one.environment === environment)}
          onExit={forget}
        />
      ))}
    </ExitWatchContext>
  );
}

/** Browsers ask their reader once, and only after a press. Refused or not there, it is told within the page alone. */
const askLeave = (): void => {
  if (typeof Notification === "undefined" || Notification.permission !== "default") return;
  Notification.requestPermission().catch(() => undefined);
};
