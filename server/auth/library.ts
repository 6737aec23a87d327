import { betterAuth } from "better-auth";
import { username as usernamePlugin } from "better-auth/plugins/username";
import { username } from "#lib/contracts/session.ts";
import type { Config } from "../config.ts";
import type { Database } from "../db/client.ts";
import type { Log } from "../log.ts";
import type { Clock } from "./clock.ts";
import type { PasswordGate } from "./password-gate.ts";

/** The header by which we tell the library where a caller is; no client's header of that name ever reaches it. */
export const addressHeader = "x-quayside-client";

type LibraryParts = {
  db: Database;
  config: Pick<Config, "publicUrl" | "sessionAbsoluteMs">;
  log: Log;
  clock: Clock;
  secret: string;
  cookieName: string;
  gate: PasswordGate;
};

/**
 * better-auth on our database: it checks passwords, opens sessions and signs their cookie. Its own router is served
 * nowhere; only functions of `api` are called. Its rate limit, origin check and cookie cache are off because the
 * kernel's pipeline, our limits and a look into the database take their place.
 */
export const createLibrary = ({ db, config, log, clock, secret, cookieName, gate }: LibraryParts) =>
  betterAuth({
    // Without transactions, for the reason given at `Database`.
    database: { db: db.kysely, type: "sqlite", transaction: false },
    // Given both ways, so that no environment variable can put another in its place.
    secret,
    secrets: [{ version: 1, value: secret }],
    baseURL: config.publicUrl ?? "http://127.0.0.1",
    telemetry: { enabled: false },
    rateLimit: { enabled: false },
    logger: { level: "error", log: (_level, message) => log.error({}, `better-auth: ${message}`) },
    emailAndPassword: { enabled: true, disableSignUp: true, maxPasswordLength: 256, password: gate },
    plugins: [
      usernamePlugin({
        displayUsername: false,
        minUsernameLength: 2,
        maxUsernameLength: 32,
        usernameValidator: (name) => username.safeParse(name).success,
      }),
    ],
    user: {
      additionalFields: {
        role: { type: "string", required: true, input: false },
        disabled: { type: "boolean", required: true, input: false, defaultValue: false },
      },
    },
    session: {
      expiresIn: Math.ceil(config.sessionAbsoluteMs / 1000),
      disableSessionRefresh: true,
      cookieCache: { enabled: false },
      additionalFields: {
        issuedAt: { type: "number", required: true, input: false, defaultValue: () => clock() },
        usedAt: { type: "number", required: true, input: false, defaultValue: () => clock() },
      },
    },
    advanced: {
      // The name carries the prefix already, and the attributes below say whether it is Secure.
      useSecureCookies: false,
      // The whole address: a session list that shows a network alone names nobody's machine.
      ipAddress: { ipAddressHeaders: [addressHeader], ipv6Subnet: 128 },
      cookies: {
        session_token: {
          name: cookieName,
          attributes: {
            httpOnly: true,
            sameSite: "lax",
            path: "/",
            secure: cookieName.startsWith("__Host-"),
          },
        },
      },
    },
  });

export type Library = ReturnType<typeof createLibrary>;
