"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { EmptyState } from "#components/ui/empty-state.tsx";
import type { Permission } from "#lib/contracts/permissions.ts";
import { useCan } from "./account-context.tsx";
import classes from "./requires.module.css";

type Props = { right: Permission; children: ReactNode };

/** A page for those who hold a right; others read that they do not, and nothing of it is drawn or asked for. */
export function Requires({ right, children }: Props) {
  const t = useTranslations("errors.forbidden");
  const words = useTranslations("app");
  if (useCan()(right)) return children;
  return (
    <div className={classes.refused}>
      <EmptyState
        order={1}
        title={t("what")}
        hint={t("hint")}
        action={{ label: words("notFoundBack"), href: "/" }}
      />
    </div>
  );
}
