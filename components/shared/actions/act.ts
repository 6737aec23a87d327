import type { Icon } from "@tabler/icons-react";
import type { Access } from "#lib/contracts/contract.ts";

/** One thing that can be done to a row of a noun: its words, its right, and how it is done. */
export type Act<R, O extends object> = {
  /** On a button: "Stop". */
  word: string;
  /** In a menu, where it asks before it acts: "Remove …". The plain word unless given. */
  menuWord?: string;
  /** In a menu, for the dialog of an act that need not ask: "Stop with options …". */
  optionsWord?: string;
  /** What the row says meanwhile: "Stopping …". */
  doing: string;
  /** What the notification says then. */
  done(name: string): string;
  Icon: Icon;
  access: Access;
  /** Drawn as what cannot be taken back. */
  danger?: boolean;
  /** Always asks first, by the noun's dialog. */
  asks?: boolean;
  /** Can be asked for while something else is under way: it cuts that short. */
  interrupts?: boolean;
  /** Why it cannot be done to this row now, as a sentence; null when it can. The right is looked at before this. */
  refusal?(row: R): string | null;
  /** Left out of a row's menu, where its state rules it out. */
  absent?(row: R): boolean;
  /** Does it. Rejects with a `CodedError`. */
  perform(row: R, options: O): Promise<unknown>;
  /** Whether the live row shows that it has come about; without it only the row's end does, or a moment's time. */
  reached?(now: R, before: R): boolean;
  /** The docker command that does the same; what is not Docker's (people) has none. */
  cli?(rows: readonly R[], options: O): string;
};

/** Everything that can be done to a noun. Made by a hook of the noun, and stable (`useMemo`). */
export type Acts<R extends { id: string }, V extends string, O extends object> = {
  nameOf(row: R): string;
  verbs: Readonly<Record<V, Act<R, O>>>;
};

/** Why something cannot be done. */
export type Refusal = { reason: "permission" | "row"; text: string };
