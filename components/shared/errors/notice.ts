import type { ReactNode } from "react";

/** One notification in the corner. */
export type Notice = {
  /** A failure stays until it is closed. */
  tone: "done" | "failed" | "note";
  title: string;
  body?: ReactNode;
};
