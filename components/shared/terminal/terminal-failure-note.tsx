"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ErrorBody } from "#components/shared/errors/error-body.tsx";
import { useErrorText } from "#components/shared/errors/use-error-text.ts";
import type { CodedError } from "#lib/errors/coded-error.ts";
import { type FailureKind, failureKind } from "./failure-kind.ts";
import { TerminalNote } from "./terminal-note.tsx";

type Props = {
  error: CodedError | null;
  /** It was open before: then a conflict means that somebody opened it in another place. */
  wasOpen: boolean;
  actions(kind: FailureKind | null): ReactNode;
};

/** What refused or took the terminal: what, why in the engine's own words, and what to do. */
export function TerminalFailureNote({ error, wasOpen, actions }: Props) {
  const t = useTranslations("terminals");
  const text = useErrorText()(error);
  const kind = failureKind(error, wasOpen);
  return (
    <TerminalNote tone="bad" actions={actions(kind)}>
      <strong>{kind ? t(`failed.${kind}.what`) : text.what}</strong>
      {kind ? <div>{t(`failed.${kind}.hint`)}</div> : <ErrorBody text={text} />}
    </TerminalNote>
  );
}
