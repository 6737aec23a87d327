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
  /** Stable. */
  onChange(text: string): void;
  /** Called by Ctrl-S. Stable. */
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
  const dark = useComputedColorScheme("light") === "dark";
  // biome-ignore lint/correctness/useExhaustiveDependencies: the text is what the editor begins with; it keeps its own.
  useEffect(() => {
    const made = new EditorView({
      parent: parent.current as HTMLDivElement,
      state: EditorState.create({
        doc: text,
        extensions: [
          keymap.of([
            {
              key: "Mod-s",
              preventDefault: true,
              run: () => {
                onSave();
                return true;
              },
            },
          ]),
          basicSetup,
          EditorView.contentAttributes.of({ "aria-label": label }),
          EditorView.theme({}, { dark }),
          languageOf(name),
          access.current.of(accessOf(editable)),
          EditorView.updateListener.of((update) => {
            if (update.docChanged) onChange(update.state.sliceDoc());
          }),
        ],
      }),
    });
    view.current = made;
    return () => made.destroy();
  }, [name, label, dark, onChange, onSave]);
  useEffect(() => {
    view.current?.dispatch({ effects: access.current.reconfigure(accessOf(editable)) });
    if (editable) view.current?.focus();
  }, [editable]);
  return <div ref={parent} className={classes.editor} />;
}

const accessOf = (editable: boolean): Extension => [
  EditorState.readOnly.of(!editable),
  // What can only be read can still be focused, selected and searched by keyboard.
  EditorView.editable.of(editable),
  ...(editable ? [] : [EditorView.contentAttributes.of({ tabindex: "0" })]),
];
