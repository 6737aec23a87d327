"use client";

import { CloseButton, TextInput } from "@mantine/core";
import { useHotkeys } from "@mantine/hooks";
import { IconSearch } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, useRef } from "react";
import { KeyHint } from "./key-hint.tsx";

type Props = {
  value: string;
  onChange(value: string): void;
  /** Stands in the field and names it. */
  label: string;
  /** Called by Enter and by the down arrow: on to what was found. */
  onLeave?: () => void;
};

/** A field that filters what is below it. `/` goes to it, Escape empties it. */
export function SearchInput({ value, onChange, label, onLeave }: Props) {
  const t = useTranslations("ui");
  const input = useRef<HTMLInputElement>(null);
  useHotkeys([["/", () => input.current?.focus()]]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Escape" && value !== "") onChange("");
    else if (event.key === "Escape") input.current?.blur();
    else if ((event.key === "Enter" || event.key === "ArrowDown") && onLeave) onLeave();
    else return;
    event.preventDefault();
  };
  return (
    <TextInput
      ref={input}
      type="text"
      role="searchbox"
      size="xs"
      w={{ base: "100%", xs: 260 }}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      onKeyDown={onKeyDown}
      placeholder={label}
      aria-label={label}
      aria-keyshortcuts="/"
      spellCheck={false}
      leftSection={<IconSearch size={14} aria-hidden />}
      rightSection={
        value === "" ? (
          <KeyHint>/</KeyHint>
        ) : (
          <CloseButton size="xs" aria-label={t("clear")} onClick={() => onChange("")} />
        )
      }
    />
  );
}
