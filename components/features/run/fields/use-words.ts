"use client";

import { type ChangeEvent, useState } from "react";
import { shellWords } from "#lib/docker/run/shell-words.ts";
import { shellLine } from "#lib/docker/shell-quote.ts";

/** An input for the words of a command, as a shell parts them: quotes hold a word together. */
export const useWords = (words: readonly string[], onWords: (words: string[]) => void) => {
  const [value, setValue] = useState(() => shellLine(words));
  return {
    value,
    onChange: (event: ChangeEvent<HTMLInputElement>) => {
      const text = event.currentTarget.value;
      setValue(text);
      onWords(shellWords(text).words.map((word) => word.text));
    },
  };
};
