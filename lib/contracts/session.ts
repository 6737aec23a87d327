import { z } from "zod";
import { command, query } from "./contract.ts";
import { permissionSchema, roleSchema } from "./permissions.ts";

const usernamePattern = /^[a-zA-Z0-9][a-zA-Z0-9_.-]{1,31}$/;
/** In characters. */
export const passwordLength = { least: 12, most: 256 } as const;

export const username = z
  .string()
  .regex(usernamePattern, "2 to 32 letters, digits, dots, dashes or underscores");
export const password = z
  .string()
  .min(passwordLength.least, "at least 12 characters")
  .max(passwordLength.most, "at most 256 characters");

/** The rule of `username`, where there are no schemas: in a form. */
export const isUsername = (text: string): boolean => usernamePattern.test(text);

export const account = z.strictObject({
  id: z.string(),
  username: z.string(),
  role: roleSchema,
  permissions: z.array(permissionSchema),
  /** The password is one that an administrator was given to hand on: nothing else can be done until it is changed. */
  mustChangePassword: z.boolean(),
  /** When the session ends whatever happens, and when it ends without use; ms since the epoch. */
  expiresAt: z.number(),
  idleExpiresAt: z.number(),
});
export type Account = z.infer<typeof account>;

export const session = {
  status: query({
    summary: "Whether the panel still waits for its first administrator, and who is signed in",
    path: "/session",
    access: "public",
    input: z.strictObject({}),
    output: z.strictObject({ setupNeeded: z.boolean(), account: account.nullable() }),
  }),
  signIn: command({
    summary: "Sign in; the answer sets the session's cookie",
    method: "POST",
    path: "/session",
    access: "public",
    audit: "session.sign-in",
    target: "username",
    targetIs: "user",
    errors: ["credentials_wrong", "forbidden"],
    input: z.strictObject({ username: z.string().min(1).max(64), password: z.string().min(1).max(256) }),
    output: account,
  }),
  signOut: command({
    summary: "End this session",
    method: "DELETE",
    path: "/session",
    access: "any-session",
    audit: "session.sign-out",
    input: z.strictObject({}),
    output: z.strictObject({}),
  }),
  setup: command({
    summary: "Create the first administrator with the token that the panel printed at its first start",
    method: "POST",
    path: "/setup",
    access: "public",
    audit: "session.setup",
    target: "username",
    errors: ["credentials_wrong", "setup_closed", "password_weak"],
    input: z.strictObject({ token: z.string().min(1).max(128), username, password }),
    output: account,
  }),
  changePassword: command({
    summary: "Change one's own password; all other sessions of the account end",
    method: "PUT",
    path: "/session/password",
    access: "any-session",
    audit: "account.change-password",
    errors: ["credentials_wrong", "password_weak"],
    input: z.strictObject({ current: z.string().min(1).max(256), next: password }),
    output: account,
  }),
};
