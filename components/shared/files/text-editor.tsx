"use client";

import { json } from "@codemirror/lang-json";
import { yaml } from "@codemirror/lang-yaml";
import { Compartment, EditorState, type Extension } from "@codemirror/state";
import { EditorView, keymap } from "@codemirror/view";
import { useComputedColorScheme } from "@mantine/core";
import { basicSetup } from "codemirror";
import { useEffect, useRef } from "react";
import classes from "./files.module.css";

type Props = {
  /** What is shown at first; a new one makes a new editor, so give it a key. */
  text: string;
  /** By its ending the language is chosen. */
  name: string;
  label: string;
  editable: boolean;
  onChange(text: string): void;
  /** Called by Ctrl-S. */
  onSave(): void;
};

const languageOf = (name: string): Extension => {
  if (/\.(json|map|webmanifest)$/i.test(name)) return json();
  return /\.(ya?ml)$/i.test(name) ? yaml() : [];
};

/** A text with line numbers and search, to be read or written. */
export function TextEditor({ text, name, label, editable, onChange, onSave }: Props) {
  const parent = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView | null>(null);
  const access = useRef(new Compartment());
  // What was typed outlives a new editor, which another theme makes.
  const current = useRef(text);
  const latest = useRef({ onChange, onSave });
  useEffect(() => {
    latest.current = { onChange, onSave };
  });
  const dark = useComputedColorScheme("light") === "dark";
  // biome-ignore lint/correctness/useExhaustiveDependencies: whether it can be written is changed within it, below.
  useEffect(() => {
    const made = new EditorView({
      parent: parent.current as HTMLDivElement,
      state: EditorState.create({
        doc: current.current,
        extensions: [
          keymap.of([
            {
              key: "Mod-s",
              preventDefault: true,
              run: () => {
                latest.current.onSave();
                return true;
              },
            },
          ]),
          basicSetup,
          EditorState.lineSeparator.of(lineEndOf(text)),
          EditorView.contentAttributes.of({ "aria-label": label }),
          EditorView.theme({}, { dark }),
          languageOf(name),
          access.current.of(accessOf(editable)),
          EditorView.updateListener.of((update) => {
            if (!update.docChanged) return;
            current.current = update.state.sliceDoc();
            latest.current.onChange(current.current);
          }),
        ],
      }),
    });
    view.current = made;
    return () => made.destroy();
  }, [name, label, dark]);
  useEffect(() => {
    view.current?.dispatch({ effects: access.current.reconfigure(accessOf(editable)) });
    if (editable) view.current?.focus();
  }, [editable]);
  return <div ref={parent} className={classes.editor} />;
}

/** How lines end, so that a text is saved as it was: where that is mixed, a carriage return is a character like others. */
const lineEndOf = (text: string): string =>
  /\r\n/.test(text) && !/(^|[^\r])\n|\r(?!\n)/.test(text) ? "\r\n" : "\n";

const accessOf = (editable: boolean): Extension => [
  EditorState.readOnly.of(!editable),
  // What can only be read can still be focused, selected and searched by keyboard.
  EditorView.editable.of(editable),
  ...(editable ? [] : [EditorView.contentAttributes.of({ tabindex: "0" })]),
];
