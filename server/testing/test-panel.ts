import { randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Role, roles } from "#lib/contracts/permissions.ts";
import { readConfig } from "../config.ts";
import { createLog } from "../log.ts";
import { type Panel, startPanel } from "../panel.ts";
import type { PanelParts } from "../services.ts";

const testPassword = "correct horse battery";

export type TestAnswer = { status: number; body: unknown; headers: Headers };

export type TestRequest = {
  method?: string;
  /** Who asks; nobody when left out. */
  as?: Role | undefined;
  body?: unknown;
  headers?: Record<string, string>;
  /** False: the request does not say where it comes from. */
  withOrigin?: boolean;
};

/** The real panel on a port of its own, with one user for each role, and without pages. */
export type TestPanel = Panel & {
  request(path: string, request?: TestRequest): Promise<TestAnswer>;
  cookieOf(role: Role): string;
  /** One more user, signed in. */
  addUser(role: Role): Promise<{ userId: string; username: string; cookie: `${string}=${string}` }>;
  dataDir: string;
};

/** Boots a panel against an engine's socket (a path that leads nowhere is an engine that is down). */
export const startTestPanel = async (
  engineSocket: string,
  env: Record<string, string> = {},
  parts: Partial<PanelParts> = {},
): Promise<TestPanel> => {
  const dataDir = await mkdtemp(join(tmpdir(), "quayside-test-"));
  const config = readConfig({
    NODE_ENV: "test",
    PORT: "0",
    DATA_DIR: dataDir,
    DOCKER_HOST: `unix://${engineSocket}`,
    LOG_LEVEL: "error",
    ...env,
  });
  const panel = await startPanel({ config, log: createLog("fatal"), version: "0.0.0-test", ...parts });
  const cookies = await signInAll(panel);
  const cookieOf = (role: Role) => cookies.get(role) ?? "";

  const request = async (
    path: string,
    { method = "GET", as, body, headers, withOrigin = true }: TestRequest = {},
  ) => {
    const response = await fetch(`${panel.url}${path}`, {
      method,
      redirect: "manual",
      headers: {
        ...(as ? { cookie: cookieOf(as) } : {}),
        ...(method === "GET" || !withOrigin ? {} : { origin: panel.url }),
        ...(body === undefined ? {} : { "content-type": "application/json" }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: parsed(text) };
  };

  const addUser = async (role: Role) => {
    const username = `more-${randomUUID().slice(0, 8)}`;
    const { userId } = await panel.auth.createUser({ username, password: testPassword, role });
    const { cookies } = await panel.auth.signIn({ username, password: testPassword, caller });
    return { userId, username, cookie: cookieHeader(cookies) };
  };

  const close = async () => {
    await panel.close();
    await rm(dataDir, { recursive: true, force: true });
  };
  return { ...panel, request, cookieOf, addUser, dataDir, close };
};

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
};

const caller = { address: "127.0.0.1", userAgent: "test" };

const cookieHeader = (cookies: readonly string[]) =>
  cookies.map((cookie) => cookie.split(";", 1)[0]).join("; ") as `${string}=${string}`;

const signInAll = async (panel: Panel): Promise<Map<Role, string>> => {
  const cookies = new Map<Role, string>();
  const token = panel.auth.setupToken() ?? "";
  await panel.auth.setup({ token, username: "test-admin", password: testPassword, caller });
  for (const role of roles) {
    const username = `test-${role}`;
    if (role !== "admin") await panel.auth.createUser({ username, password: testPassword, role });
    const signedIn = await panel.auth.signIn({ username, password: testPassword, caller });
    cookies.set(role, cookieHeader(signedIn.cookies));
  }
  return cookies;
};
