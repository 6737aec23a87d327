"use client";

import { useMemo } from "react";
import { escapeInvisible } from "#lib/format/control-characters.ts";
import { jsonOf } from "./json-line.ts";
import classes from "./log-view.module.css";

/** A line's JSON, opened: a field on each line. */
export function JsonValue({ text }: { text: string }) {
  const json = useMemo(() => {
    const found = jsonOf(text);
    // Between the fields stand newlines, which are not the text's own.
    return found && JSON.stringify(found.value, null, 2).split("\n").map(escapeInvisible).join("\n");
  }, [text]);
  return json && <span className={classes.json}>{json}</span>;
}
