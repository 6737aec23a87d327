import { z } from "zod";
import { command, query } from "./contract.ts";
import { roleSchema } from "./permissions.ts";
import { username } from "./session.ts";

/** A user as an administrator sees them. Times in ms since the epoch. */
export const userRow = z.strictObject({
  id: z.string(),
  username: z.string(),
  role: roleSchema,
  disabled: z.boolean(),
  /** The password is the one that was handed to them; they have not chosen their own yet. */
  mustChangePassword: z.boolean(),
  createdAt: z.number(),
  lastSignInAt: z.number().nullable(),
  openSessions: z.number().int(),
});
export type UserRow = z.infer<typeof userRow>;

/** Told once, in this answer, and kept nowhere but as its hash. */
const oneTimePassword = z.string();

/** Users are named by their names, which never change and are never given to anybody else. */
const named = z.strictObject({ username });

export const users = {
  list: query({
    summary: "All users, by name",
    path: "/users",
    access: "user.view",
    input: z.strictObject({}),
    output: z.array(userRow),
  }),
  create: command({
    summary: "Create a user with a one-time password, which must be changed at the first sign-in",
    method: "POST",
    path: "/users",
    access: "user.manage",
    audit: "user.create",
    auditDetail: ({ role }) => `role=${role}`,
    target: "username",
    input: z.strictObject({ username, role: roleSchema }),
    output: z.strictObject({ user: userRow, oneTimePassword }),
  }),
  setRole: command({
    summary: "Give a user another role; it counts at once, also for what they have open",
    method: "PUT",
    path: "/users/{username}/role",
    access: "user.manage",
    audit: "user.set-role",
    auditDetail: ({ role }) => `role=${role}`,
    target: "username",
    input: z.strictObject({ username, role: roleSchema }),
    output: userRow,
  }),
  disable: command({
    summary: "Keep a user out; whatever they have open ends",
    method: "POST",
    path: "/users/{username}/disable",
    access: "user.manage",
    audit: "user.disable",
    target: "username",
    input: named,
    output: userRow,
  }),
  enable: command({
    summary: "Let a disabled user in again",
    method: "POST",
    path: "/users/{username}/enable",
    access: "user.manage",
    audit: "user.enable",
    target: "username",
    input: named,
    output: userRow,
  }),
  resetPassword: command({
    summary: "Give a user a one-time password in place of their own; whatever they have open ends",
    method: "POST",
    path: "/users/{username}/reset-password",
    access: "user.manage",
    audit: "user.reset-password",
    target: "username",
    input: named,
    output: z.strictObject({ user: userRow, oneTimePassword }),
  }),
  signOut: command({
    summary: "End all sessions of a user, and whatever they have open",
    method: "POST",
    path: "/users/{username}/sign-out",
    access: "user.manage",
    audit: "user.sign-out",
    target: "username",
    input: named,
    output: z.strictObject({ ended: z.number().int() }),
  }),
  remove: command({
    summary: "Remove a user; their name stays in the audit log and is never given again",
    method: "DELETE",
    path: "/users/{username}",
    access: "user.manage",
    audit: "user.remove",
    target: "username",
    input: named,
    output: z.strictObject({}),
  }),
};
