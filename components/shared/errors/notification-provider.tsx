"use client";

import dynamic from "next/dynamic";
import { createContext, type ReactNode, useCallback, useContext, useState } from "react";
import type { Notice } from "./notice.ts";

// Loaded with the first notification: most pages are left before there is one.
const NotificationLayer = dynamic(
  () => import("./notification-layer.tsx").then((module) => module.NotificationLayer),
  { ssr: false },
);

const NoticeContext = createContext<((notice: Notice) => void) | null>(null);

/** Shows the notifications of all pages. */
export function NotificationProvider({ children }: { children: ReactNode }) {
  /** Those that the layer has not taken over yet; null while nothing has ever been said. */
  const [notices, setNotices] = useState<readonly Notice[] | null>(null);
  const show = useCallback((notice: Notice) => setNotices((before) => [...(before ?? []), notice]), []);
  const taken = useCallback(
    (those: readonly Notice[]) => setNotices((now) => now?.filter((one) => !those.includes(one)) ?? null),
    [],
  );
  return (
    <NoticeContext value={show}>
      {children}
      {notices && <NotificationLayer notices={notices} onTaken={taken} />}
    </NoticeContext>
  );
}

/** Puts a notification into the corner; `useNotify` words the usual ones. */
export const useShowNotice = (): ((notice: Notice) => void) => {
  const show = useContext(NoticeContext);
  if (!show) throw new Error("useShowNotice needs a NotificationProvider above it");
  return show;
};
