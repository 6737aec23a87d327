"use client";

import type { ReactNode } from "react";
import classes from "./terminal-view.module.css";

type Props = { tone?: "bad" | "warn" | "plain"; actions?: ReactNode; children: ReactNode };

/** A strip above the screen that says how the terminal stands. */
export function TerminalNote({ tone = "plain", actions, children }: Props) {
  return (
    <div className={classes.note} data-tone={tone} role={tone === "bad" ? "alert" : "status"}>
      <div className={classes.noteText}>{children}</div>
      {actions && <div className={classes.noteActions}>{actions}</div>}
    </div>
  );
}
