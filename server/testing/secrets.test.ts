import { readdirSync, readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { readConfig } from "../config.ts";
import type { Log } from "../log.ts";
import { startPanel } from "../panel.ts";

// Panels are started and passwords hashed: on a busy machine that takes its time.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

/** Words that stand nowhere else, so that finding one means that a secret was kept or told. */
const passwords = {
  first: "canary-first-Tz81 quagga",
  changed: "canary-changed-Wb27 okapi",
  wrong: "canary-wrong-Jn49 dugong",
  /** Typed where the name belongs, and shaped like one. */
  misplaced: "canary-hunter2secret",
};

test("no password, token or cookie is kept in the clear, logged, audited or told", async () => {
  const dataDir = await mkdtemp(join(tmpdir(), "quayside-canary-"));
  const logged: string[] = [];
  const write = (detail: object, message: string) =>
    void logged.push(message, JSON.stringify(detail), String((detail as { err?: Error }).err?.stack));
  const log: Log = { info: write, warn: write, error: write };
  const config = readConfig({ PORT: "0", DATA_DIR: dataDir, DOCKER_HOST: "unix:///nonexistent/canary.sock" });
  const panel = await startPanel({ config, log, version: "0.0.0-test" });
  const answers: string[] = [];
  const cookies: string[] = [];
  const setupToken = panel.auth.setupToken() ?? "";

  const ask = async (
    method: string,
    path: string,
    { body, as = "" }: { body?: object; as?: string } = {},
  ) => {
    const response = await fetch(`${panel.url}${path}`, {
      method,
      headers: { origin: panel.url, "content-type": "application/json", cookie: as },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    const text = await response.text();
    const cookie = (response.headers.getSetCookie()[0] ?? "").split(";", 1)[0] ?? "";
    if (cookie !== "") cookies.push(decodeURIComponent(cookie.slice(cookie.indexOf("=") + 1)));
    return { text, cookie, status: response.status };
  };
  /** An answer in which a one-time password is told, this once. */
  const oneTime = async (path: string, body: object, as: string): Promise<string> => {
    const { text } = await ask("POST", path, { body, as });
    const { oneTimePassword } = JSON.parse(text) as { oneTimePassword: string };
    answers.push(text.replace(oneTimePassword, ""));
    return oneTimePassword;
  };

  try {
    const username = "ada";
    const setup = await ask("POST", "/api/setup", {
      body: { token: setupToken, username, password: passwords.first },
    });
    await ask("POST", "/api/session", { body: { username, password: passwords.wrong } });
    await ask("POST", "/api/session", { body: { username: passwords.misplaced, password: "x" } });
    const change = { current: passwords.first, next: passwords.changed };
    const { cookie: as } = await ask("PUT", "/api/session/password", { body: change, as: setup.cookie });
    const invited = await oneTime("/api/users", { username: "otto", role: "admin" }, as);
    const reset = await oneTime("/api/users/otto/reset-password", {}, as);
    await ask("POST", "/api/session", { body: { username: "otto", password: reset } });
    await ask("POST", "/api/users", {
      body: { username: "x", role: "admin", password: passwords.wrong },
      as,
    });
    await ask("PUT", "/api/session/password", {
      body: { current: passwords.wrong, next: passwords.wrong },
      as,
    });
    const reads = ["/session", "/users", "/account/sessions", "/audit", "/audit/acts", "/health/detail"];
    for (const path of [
      ...reads,
      "/audit/export?format=csv",
      "/audit/export?format=jsonl",
      "/openapi.json",
    ]) {
      const answer = await ask("GET", `/api${path}`, { as });
      expect([path, answer.status]).toEqual([path, 200]);
      answers.push(answer.text);
    }

    const tokens = cookies.filter(Boolean).map((value) => value.slice(0, value.lastIndexOf(".")));
    expect(tokens).toHaveLength(3);
    const secret = readFileSync(join(dataDir, "secret"), "utf8").trim();
    const told = [
      ...Object.values(passwords),
      invited,
      reset,
      setupToken,
      secret,
      ...cookies.filter(Boolean),
    ];
    const files = readdirSync(dataDir).filter((name) => name.startsWith("quayside.db"));
    const stored = files.map((name) => readFileSync(join(dataDir, name), "latin1")).join("\n");
    expect(stored).toContain("session.sign-in");
    for (const canary of told) {
      expect(stored).not.toContain(canary);
      expect(logged.join("\n")).not.toContain(canary);
      expect(answers.join("\n")).not.toContain(canary);
    }
    // The database holds a session's token, without the signature that makes a cookie of it.
    for (const token of tokens) expect(`${logged.join("\n")}${answers.join("\n")}`).not.toContain(token);
  } finally {
    await panel.close();
    await rm(dataDir, { recursive: true, force: true });
  }
});
