import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { type ClientRequest, request as httpRequest, type IncomingMessage } from "node:http";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import type { AuditEntry } from "#lib/contracts/audit.ts";
import type { Contract } from "#lib/contracts/contract.ts";
import { addressOf, allContracts } from "../testing/contract-samples.ts";
import { makeContainer, removeContainer } from "../testing/engine-api.ts";
import { startTestPanel, type TestPanel } from "../testing/test-panel.ts";

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

/** More than all buffers on the way hold together. */
const size = 60_000_000;
const script = `mkdir /data; head -c ${size} /dev/zero | tr '\\0' x | fold -w 10000 | tee /data/large; echo text > /data/text; exec sleep 600`;

let panel: TestPanel;
let running: string;
let stopped: string;
beforeAll(async () => {
  panel = await startTestPanel(process.env.QUAYSIDE_TEST_ENGINE as string);
  const settings = {
    Cmd: ["sh", "-c", script],
    HostConfig: { NetworkMode: "none", CgroupnsMode: "private" },
  };
  running = await makeContainer(`cut-${randomUUID().slice(0, 12)}`, { start: true, ...settings });
  stopped = await makeContainer(`cut-${randomUUID().slice(0, 12)}`, settings);
  await vi.waitFor(async () => expect(await textOf(running)).toBe("text\n"), 30_000);
});
afterAll(async () => {
  await Promise.all([running, stopped].map(removeContainer));
  await panel.close();
});

const files = (container: string, rest: string, input: Record<string, string>): string =>
  `/api/environments/local/containers/${container}/files${rest}?${new URLSearchParams(input)}`;

const read = async (container: string) =>
  (await panel.request(files(container, "/text", { path: "/data/text" }), { as: "admin" })).body as {
    text: string;
    version: string;
  };
const textOf = async (container: string): Promise<string> => (await read(container)).text;

type TestUser = Awaited<ReturnType<TestPanel["addUser"]>>;
const withdrawals: [string, (user: TestUser) => unknown][] = [
  ["is signed out", ({ cookie }) => panel.auth.signOut(cookie)],
  ["is disabled", ({ userId }) => panel.auth.setDisabled(userId, true)],
  ["loses the right to it", ({ userId }) => panel.auth.setRole(userId, "viewer")],
];

const ask = (address: string, { cookie }: TestUser, method = "GET", headers = {}): ClientRequest => {
  const asking = httpRequest(panel.url + address, {
    method,
    headers: { cookie, origin: panel.url, ...headers },
  });
  asking.on("error", () => undefined);
  return asking;
};

const sendsFile = (contract: Contract): boolean => contract.type === "query" && "downloads" in contract;
const takesFile = (contract: Contract): boolean =>
  contract.type === "command" && contract.uploads !== undefined;

/** Where a large file comes from, by the name of the contract that sends it. A new one must be given its own. */
const sources: Record<string, Record<string, string>> = {
  "files.download": { path: "/data/large", as: "file" },
  "containerExport.download": {},
  "logs.download": {},
};

test("every contract that sends or takes a file is cut in some test", () => {
  const named = allContracts.filter(({ contract }) => sendsFile(contract)).map(({ name }) => name);
  expect(named.toSorted()).toEqual(Object.keys(sources).toSorted());
  const taking = allContracts.filter(({ contract }) => takesFile(contract)).map(({ name }) => name);
  expect(taking.toSorted()).toEqual(Object.keys(targets).toSorted());
});

describe.each(allContracts.filter(({ contract }) => sendsFile(contract)))("$name", ({ name, contract }) => {
  test.each(withdrawals)("is cut at once when who asked %s", async (_, withdraw) => {
    const user = await panel.addUser("admin");
    const address = addressOf(contract, { container: running });
    const input = new URLSearchParams({ ...Object.fromEntries(new URL(address, panel.url).searchParams) });
    for (const [key, value] of Object.entries(sources[name] ?? {})) input.set(key, value);
    const asking = ask(`${new URL(address, panel.url).pathname}?${input}`, user).end();
    const [answer] = (await once(asking, "response")) as [IncomingMessage];
    expect(answer.statusCode).toBe(200);
    let received = 0;
    const broken = once(answer, "error");
    answer.on("data", (chunk: Buffer) => {
      received += chunk.length;
    });
    await once(answer, "data");
    answer.pause();
    await withdraw(user);
    answer.resume();
    await broken;
    expect(answer.complete).toBe(false);
    expect(received).toBeLessThan(size);
  });
});

/** What is sent to each contract that takes a file, and what must be left as it was. */
const targets: Record<
  string,
  (container: string) => Promise<{ rest: string; input: Record<string, string> }>
> = {
  "files.upload": async () => ({ rest: "/content", input: { path: "/data/sent" } }),
  "files.saveText": async (container) => {
    const { version } = await read(container);
    return { rest: "/text", input: { path: "/data/text", version, encoding: "utf-8" } };
  },
};

const namesIn = async (container: string): Promise<string[]> => {
  const { body } = await panel.request(files(container, "", { path: "/data" }), { as: "admin" });
  return [...String(body).matchAll(/"name":"([^"]*)"/g)].map(([, name]) => name as string).toSorted();
};

const lastAct = async (actor: string): Promise<AuditEntry | undefined> => {
  const { body } = await panel.request("/api/audit?limit=20", { as: "admin" });
  return (body as { items: AuditEntry[] }).items.find(
    (entry) => entry.actor === actor && /^file/.test(entry.action),
  );
};

describe.each(Object.keys(targets))("%s", (name) => {
  const cases = withdrawals.flatMap(([why, withdraw]) => [
    { why, withdraw, what: "runs", container: () => running },
    { why, withdraw, what: "does not run", container: () => stopped },
  ]);
  test.each(cases)("into a container that $what is cut at once when who sends it $why", async (one) => {
    const container = one.container();
    if (container === stopped) await makeData(stopped);
    const before = await namesIn(container);
    const user = await panel.addUser("admin");
    const { rest, input } = await (targets[name] as (typeof targets)[string])(container);
    const sending = ask(files(container, rest, input), user, "PUT", { "content-length": 1_000_000 });
    const closed = new Promise((resolve) => sending.once("close", resolve));
    sending.write(Buffer.alloc(200_000, "y"));
    await vi.waitFor(async () => expect(await lastAct(user.username)).toMatchObject({ phase: "attempted" }));
    await one.withdraw(user);
    await closed;
    await vi.waitFor(async () => expect((await lastAct(user.username))?.phase).toMatch(/^(failed|refused)$/));
    expect(await namesIn(container)).toEqual(before);
    expect(await textOf(container)).toBe("text\n");
  });
});

/** A container that never ran has no file of its own. */
const makeData = async (container: string): Promise<void> => {
  const { status } = await panel.request(files(container, "/text", { path: "/data/text" }), { as: "admin" });
  if (status === 200) return;
  const folder = { method: "POST", as: "admin" as const, body: { path: "/data" } };
  await panel.request(files(container, "/folders", {}).replace(/\?$/, ""), folder);
  const sent = await fetch(panel.url + files(container, "/content", { path: "/data/text" }), {
    method: "PUT",
    headers: { cookie: panel.cookieOf("admin"), origin: panel.url },
    body: "text\n",
  });
  expect(sent.status).toBe(200);
};
