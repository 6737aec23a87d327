import { describe, expect, test } from "vitest";
import { emptySpec } from "../docker/run/spec/empty.ts";
import { commandWords, failureDetail, optionWords, readFailure, removedWords } from "./audit-detail.ts";
import type { AnyContract } from "./contract.ts";
import { channels, contracts } from "./index.ts";

type Audited = AnyContract & { audit?: string; auditDetail?(input: object): string | null };
const audited = [...Object.values(contracts), ...Object.values(channels)].flatMap((verbs) =>
  (Object.values(verbs) as unknown as Audited[]).filter(({ audit }) => audit !== undefined),
);
const byWord = new Map(audited.map((contract) => [contract.audit, contract]));

/** Acts whose target says all there is to say; or what is beside it is a secret, or the size of a window. */
const withoutOptions = [
  "account.change-password",
  "account.end-other-sessions",
  "account.end-session",
  "command.remove",
  "container.attach",
  "container.look-for-shells",
  "container.pause",
  "container.probe",
  "container.start",
  "container.unpause",
  "exec.forget",
  "exec.stop",
  "image.cancel-pull",
  "network.remove",
  "process.look",
  "session.setup",
  "session.sign-in",
  "session.sign-out",
  "terminal.close",
  "terminal.resume",
  "user.disable",
  "user.enable",
  "user.remove",
  "user.reset-password",
  "user.sign-out",
];

const size = { cols: 80, rows: 24, tty: true };
const id = "a".repeat(64);
const savedContent = {
  ...{ command: ["sync"], tty: false, detached: true, user: null, workingDir: null, privileged: false },
  ...{ image: "web", shared: true, env: [{ name: "TOKEN", value: "secret" }] },
};

const cases: [word: string, options: object, detail: string | null][] = [
  ["user.create", { username: "ada", role: "admin" }, "role=admin"],
  ["user.set-role", { username: "ada", role: "viewer" }, "role=viewer"],
  ["container.stop", {}, null],
  ["container.stop", { signal: "SIGINT", timeout: 0 }, "SIGINT timeout=0"],
  ["container.restart", { timeout: -1 }, "timeout=-1"],
  ["container.restart", { signal: "SIGHUP" }, "SIGHUP"],
  ["container.kill", {}, "SIGKILL"],
  ["container.kill", { signal: "SIGUSR1" }, "SIGUSR1"],
  ["container.remove", { force: false }, null],
  ["container.remove", { force: true, volumes: true }, "force volumes"],
  ["container.remove", { volumes: true }, "volumes"],
  ["image.remove", { image: "nginx", force: true }, "force"],
  ["image.remove", { image: "nginx" }, null],
  ["image.prune", { all: true, confirmed: ["nginx", "redis"] }, "all confirmed=2"],
  ["image.pull", { reference: "nginx" }, null],
  ["image.pull", { reference: "nginx", platform: "linux/arm64" }, "platform=linux/arm64"],
  ["volume.remove", { volume: "data", force: true }, "force"],
  ["volume.prune", { confirmed: [] }, "confirmed=0"],
  ["file.edit", { path: "/etc/a\nb", version: "1", encoding: "utf-8" }, "/etc/a␊b"],
  ["file.upload", { path: "/tmp/\uefff" }, "/tmp/\\xff"],
  ["file.upload", { path: "/x", replace: true }, "replace /x"],
  ["file.create-folder", { path: "/new" }, "/new"],
  ["file.rename", { path: "/a", to: "/b" }, "/a -> /b"],
  ["file.remove", { path: "/a" }, "/a"],
  ["container.prune", { confirmed: [id] }, "confirmed=1"],
  ["container.create", { spec: emptySpec("nginx:1"), hostPower: [] }, "image=nginx:1"],
  [
    "container.create",
    { spec: emptySpec("nginx:1"), hostPower: ["privileged"] },
    "image=nginx:1 hostPower=privileged",
  ],
  ["container.recreate", { hostPower: [] }, null],
  ["container.recreate", { hostPower: ["privileged", "volumes=/srv"] }, "hostPower=privileged volumes=/srv"],
  [
    "container.recreate",
    { spec: emptySpec("nginx:1"), hostPower: ["privileged"] },
    "image=nginx:1 hostPower=privileged",
  ],
  ["container.recreate", { spec: emptySpec("nginx:1"), hostPower: [] }, "image=nginx:1"],
  ["container.rename", { name: "web" }, "name=web"],
  [
    "container.update",
    { memory: 1024, restart: { policy: "on-failure", maximumRetries: 3 } },
    "memory=1024 restart=on-failure:3",
  ],
  ["process.signal", { pid: 7, signal: "SIGTERM" }, "SIGTERM 7"],
  ["container.commit", { replaces: null }, "unnamed"],
  [
    "container.commit",
    { name: "app:1", replaces: null, changes: ["CMD sh"], pause: false },
    "app:1 changes=1 no-pause",
  ],
  ["network.prune", { confirmed: [id] }, "confirmed=1"],
  ["container.exec", size, null],
  ["container.exec", { ...size, command: ["sh", "-c", "echo 'hi'\n"] }, "sh -c 'echo '\\''hi'\\''␊'"],
  [
    "container.exec",
    { ...size, user: "app", workingDir: "/a b", env: [{ name: "TOKEN", value: "secret" }] },
    "--user app --workdir '/a b' --env TOKEN",
  ],
  [
    "container.exec",
    {
      ...size,
      command: ["sync"],
      env: [{ name: "TOKEN" }],
      saved: { id: "saved_command_00001", version: 2 },
    },
    "saved=saved_command_00001 --env TOKEN sync",
  ],
  [
    "container.exec-detached",
    { command: ["sync"], privileged: true, hostPower: ["privileged"] },
    "--privileged sync",
  ],
  ["command.save", { name: "Sync", content: savedContent }, "shared detached image=web --env TOKEN sync"],
  [
    "command.change",
    {
      saved: "saved_command_00001",
      name: "Sync",
      content: { ...savedContent, command: null, detached: false },
    },
    "shared image=web --env TOKEN",
  ],
];

describe("what the log says of an act's options", () => {
  test.each(cases)("%s with %j is %j", (word, options, expected) => {
    const contract = byWord.get(word);
    const target = contract?.target === "container" ? { container: "web" } : {};
    const environment = contract && "environment" in contract.input.shape ? { environment: "local" } : {};
    const input = contract?.input.parse({ ...environment, ...target, ...options }) as object;
    expect(contract?.auditDetail?.(input)).toBe(expected);
  });

  test("is said of every act, or there is nothing to say", () => {
    const silent = audited.filter(({ auditDetail }) => !auditDetail).map(({ audit }) => audit);
    expect(silent.toSorted()).toEqual(withoutOptions);
    const tried = new Set(cases.map(([word]) => word));
    expect([...byWord.keys()].filter((word) => !tried.has(word ?? "")).toSorted()).toEqual(withoutOptions);
  });
});

test("a command is one line of 300 characters at most, with nothing in it that hides", () => {
  const line = commandWords(["printf", "\u001b[2J\u202e", "😀".repeat(400)]);
  expect(line.startsWith("printf '␛[2J⟨U+202E⟩' ")).toBe(true);
  expect([...line]).toHaveLength(300);
  expect(line.endsWith("😀…")).toBe(true);
});

test("what went is counted, and twenty are named", () => {
  expect(removedWords([])).toBe("removed=0");
  expect(removedWords(["a", "b"])).toBe("removed=2: a, b");
  const many = removedWords(Array.from({ length: 23 }, (_, index) => `v${index}`));
  expect(many).toMatch(/^removed=23: v0, .*, v19, \+3$/);
});

test("options that were not asked for leave nothing", () => {
  expect(optionWords(undefined, false)).toBeNull();
});

test("a failure's code is told from what else stands beside it", () => {
  expect(readFailure(failureDetail("conflict", "web; 1"))).toEqual({ code: "conflict", note: "web; 1" });
  expect(readFailure(failureDetail("conflict", null))).toEqual({ code: "conflict", note: null });
  expect(readFailure("no; such code")).toEqual({ code: "no; such code", note: null });
});
