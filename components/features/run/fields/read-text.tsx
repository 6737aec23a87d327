"use client";

import { TextInput } from "@mantine/core";
import { useEffect, useId, useState } from "react";
import { readMode, writeMode } from "#lib/docker/run/values/mount.ts";
import { readSize, writeSize } from "#lib/docker/run/values/scalar.ts";
import { Unreadable } from "#lib/docker/run/values/unreadable.ts";
import { useRunForm } from "../form/run-form.ts";

type Codec = { read(text: string): number; write(value: number): string };
type Props = {
  codec: Codec;
  /** 0 is not set. */
  value: number;
  onRead(value: number): void;
  label: string;
  /** Tells the input from its likes. */
  name: string;
  placeholder: string;
};

export const sizeCodec: Codec = { read: readSize, write: writeSize };
export const modeCodec: Codec = { read: readMode, write: writeMode };

/** A number that is written as text. While it cannot be read the form cannot be sent. */
export function ReadText({ codec, value, onRead, label, name, placeholder }: Props) {
  const id = `--mount ${useId()}`;
  const { unread, setUnread } = useRunForm();
  const [text, setText] = useState(value === 0 ? "" : codec.write(value));
  // What is not on the screen any more is in nobody's way.
  useEffect(() => () => setUnread(id, null), [id, setUnread]);
  const change = (next: string) => {
    setText(next);
    try {
      onRead(next === "" ? 0 : codec.read(next));
      setUnread(id, null);
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      setUnread(id, { value: next, expected: error.expected });
    }
  };
  return (
    <TextInput
      size="xs"
      label={label}
      aria-label={name}
      placeholder={placeholder}
      value={text}
      onChange={(event) => change(event.currentTarget.value)}
      error={unread.has(id)}
    />
  );
}
