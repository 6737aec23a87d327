import { z } from "zod";
import { command, query } from "./contract.ts";

/** One of one's own sessions. Times in ms since the epoch. */
export const ownSession = z.strictObject({
  id: z.string(),
  /** The one that asks. */
  current: z.boolean(),
  address: z.string(),
  userAgent: z.string(),
  createdAt: z.number(),
  usedAt: z.number(),
  /** When it ends if it is not used. */
  expiresAt: z.number(),
});
export type OwnSession = z.infer<typeof ownSession>;

export const account = {
  sessions: query({
    summary: "One's own sessions, the one used last first",
    path: "/account/sessions",
    access: "signed-in",
    input: z.strictObject({}),
    output: z.array(ownSession),
  }),
  endSession: command({
    summary: "End one of one's own sessions, and whatever is open in it",
    method: "DELETE",
    path: "/account/sessions/{session}",
    access: "signed-in",
    audit: "account.end-session",
    target: "session",
    input: z.strictObject({ session: z.string().regex(/^[A-Za-z0-9_-]{1,64}$/, "not a session's id") }),
    output: z.strictObject({}),
  }),
  endOtherSessions: command({
    summary: "End all of one's own sessions but this one",
    method: "POST",
    path: "/account/sessions/end-others",
    access: "signed-in",
    audit: "account.end-other-sessions",
    input: z.strictObject({}),
    output: z.strictObject({ ended: z.number().int() }),
  }),
};
