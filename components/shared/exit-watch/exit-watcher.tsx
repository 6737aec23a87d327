"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import type { ContainerRow } from "#lib/contracts/container-row.ts";
import { containerChannels, containers } from "#lib/contracts/containers.ts";
import { visible } from "#lib/format/control-characters.ts";
import { useNotify } from "../errors/use-notify.tsx";
import { useLiveList } from "../live/use-live-list.ts";
import { type Exit, exitOf } from "./exit-of.ts";
import type { WatchedContainer } from "./exit-watch-context.ts";

type Props = {
  environment: string;
  watched: readonly WatchedContainer[];
  onExit(id: string): void;
};

/** Follows an environment's containers, and tells of those that were watched when they exit. */
export function ExitWatcher({ environment, watched, onExit }: Props) {
  const { data } = useLiveList<ContainerRow>(containers.list, containerChannels.follow, environment);
  const tell = useTell();
  const told = useRef(new Set<WatchedContainer>());
  useEffect(() => {
    if (!data) return;
    for (const one of watched) {
      const exit = exitOf(
        one,
        data.items.find(({ id }) => id === one.id),
      );
      if (!exit || told.current.has(one)) continue;
      told.current.add(one);
      tell(one.name, exit);
      onExit(one.id);
    }
  }, [data, watched, tell, onExit]);
  return null;
}

/** By the system where it is allowed, for the page may be out of sight; always within the page too. */
const useTell = () => {
  const t = useTranslations("exitWatch");
  const notify = useNotify();
  const latest = useRef((_name: string, _exit: Exit): void => {});
  latest.current = (given, exit) => {
    const name = visible(given);
    const text = exit.kind === "exited" ? t("exited", { name, code: exit.code }) : t(exit.kind, { name });
    if (exit.kind === "exited" && exit.code === 0) notify.done(text);
    else notify.note(text);
    if (typeof Notification !== "undefined" && Notification.permission === "granted" && document.hidden) {
      new Notification(t("title"), { body: text, tag: `quayside-exit-${name}` });
    }
  };
  return useRef((name: string, exit: Exit) => latest.current(name, exit)).current;
};
