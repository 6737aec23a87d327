import { z } from "zod";

/** Why a terminal or a detached command is over. Only `exited` has a code that the engine vouched for. */
export const terminalEnd = z.enum([
  "exited",
  "detached",
  "container-stopped",
  "container-removed",
  "connection-lost",
  "closed",
  "idle",
  "revoked",
  "failed",
]);
