"use client";

import dynamic from "next/dynamic";
import { createContext, type ReactNode, useCallback, useContext, useState } from "react";
import type { Answer, Question } from "#components/ui/confirm-dialog.tsx";

// Dialogs are not part of what every page has to load first.
const ConfirmDialog = dynamic(
  () => import("#components/ui/confirm-dialog.tsx").then((module) => module.ConfirmDialog),
  {
    ssr: false,
  },
);

type Ask = (question: Question) => Promise<Answer | null>;
type Asked = { question: Question; answer(answer: Answer | null): void };

const ConfirmContext = createContext<Ask | null>(null);

/** Shows one question at a time, over whatever page asked it. */
export function ConfirmProvider({ children }: { children: ReactNode }) {
  const [asked, setAsked] = useState<Asked | null>(null);
  const [open, setOpen] = useState(false);
  const ask = useCallback<Ask>(
    (question) =>
      new Promise((resolve) => {
        setAsked({ question, answer: resolve });
        setOpen(true);
      }),
    [],
  );
  const settle = (answer: Answer | null) => {
    setOpen(false);
    asked?.answer(answer);
  };
  return (
    <ConfirmContext value={ask}>
      {children}
      {asked && (
        <ConfirmDialog
          question={asked.question}
          opened={open}
          onAnswer={settle}
          onClosed={() => setAsked(null)}
        />
      )}
    </ConfirmContext>
  );
}

/** Asks before a destructive act. Resolves to the chosen options, or to `null` when the reader thought better of it. */
export const useConfirm = (): Ask => {
  const ask = useContext(ConfirmContext);
  if (!ask) throw new Error("useConfirm needs a ConfirmProvider above it");
  return ask;
};
