"use client";

import { Text } from "@mantine/core";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { SearchInput } from "#components/ui/search-input.tsx";

export type TextFilter = {
  /** The field itself. */
  field: ReactNode;
  /** Whether every word that was typed is in the text. */
  matches(text: string): boolean;
  /** What to show when nothing is left. */
  nothing(shown: number): ReactNode;
};

/** A field that narrows a short table on the page. */
export const useTextFilter = (): TextFilter => {
  const t = useTranslations("resource");
  const [text, setText] = useState("");
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  return {
    field: <SearchInput value={text} onChange={setText} label={t("filter")} />,
    matches: (candidate) => {
      const lower = candidate.toLowerCase();
      return words.every((word) => lower.includes(word));
    },
    nothing: (shown) =>
      shown > 0 ? null : (
        <Text size="sm" c="dimmed">
          {t("nothingMatches", { text })}
        </Text>
      ),
  };
};
