import type { ScopedEngine } from "../../http/call.ts";

/** What terminals need of an engine. */
export type TerminalEngine = Pick<ScopedEngine, "id" | "client" | "onState"> & {
  /** Told when a stream broke off, so that the engine is looked at now and not at the next heartbeat. */
  connection: { suspect(error: unknown): void };
};
