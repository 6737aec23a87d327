"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ErrorBody } from "#components/shared/errors/error-body.tsx";
import { useErrorText } from "#components/shared/errors/use-error-text.ts";
import type { CodedError } from "#lib/errors/coded-error.ts";
import { TerminalNote } from "./terminal-note.tsx";

type Props = {
  error: CodedError | null;
  /** It was open before: then a conflict means that somebody opened it in another place. */
  wasOpen: boolean;
  actions: ReactNode;
};

/** What refused or took the terminal: what, why in the engine's own words, and what to do. */
export function TerminalFailureNote({ error, wasOpen, actions }: Props) {
  const t = useTranslations("terminals");
  const text = useErrorText()(error);
  const own = wordsOf(error, wasOpen);
  return (
    <TerminalNote tone="bad" actions={actions}>
      <strong>{own ? t(`failed.${own}.what`) : text.what}</strong>
      {own ? <div>{t(`failed.${own}.hint`)}</div> : <ErrorBody text={text} />}
    </TerminalNote>
  );
}

/** Where the terminal knows more than the code says. */
const wordsOf = (error: CodedError | null, wasOpen: boolean): "elsewhere" | "gone" | null => {
  if (!wasOpen) return null;
  if (error?.code === "conflict") return "elsewhere";
  return error?.code === "not_found" ? "gone" : null;
};
