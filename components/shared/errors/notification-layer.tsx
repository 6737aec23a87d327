"use client";

import { Notifications, notifications } from "@mantine/notifications";
import { useTranslations } from "next-intl";
import { useEffect } from "react";
import type { Notice } from "./notice.ts";

type Props = { notices: readonly Notice[]; onTaken(notices: readonly Notice[]): void };

/** Shows what is handed to it, once each, in the corner. */
export function NotificationLayer({ notices, onTaken }: Props) {
  const t = useTranslations("ui");
  useEffect(() => {
    if (notices.length === 0) return;
    for (const notice of notices) {
      notifications.show({ closeButtonProps: { "aria-label": t("close") }, ...dataOf(notice) });
    }
    onTaken(notices);
  }, [notices, onTaken, t]);
  return <Notifications position="bottom-right" limit={4} autoClose={6000} />;
}

const dataOf = ({ tone, title, body }: Notice) => ({
  ...(body === undefined ? { message: title } : { title, message: body }),
  ...(tone === "failed" ? { color: "red", autoClose: false, role: "alert" } : {}),
  ...(tone === "done" ? { color: "green" } : {}),
});
