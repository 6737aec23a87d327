import { describe, expect, test } from "vitest";
import { until } from "../../engine/testing/until.ts";
import type { TerminalEngine } from "./engine.ts";
import { ProcessCleaner } from "./process-cleaner.ts";
import { runCommand } from "./run-command.ts";
import { makeTerminals, processesOf, runContainer } from "./testing/test-terminals.ts";

const asRoot = { user: "0", privileged: false };
const runAsRoot = (engine: TerminalEngine, container: string, script: string) =>
  runCommand(engine, container, ["/bin/busybox", "sh", "-c", script], 10_000, asRoot);

/** The same engine, and how often it was asked for a process. */
const counting = (engine: TerminalEngine) => {
  const count = { execs: 0 };
  const execCreate: TerminalEngine["client"]["execCreate"] = (...call) => {
    count.execs += 1;
    return engine.client.execCreate(...call);
  };
  return { count, engine: { ...engine, client: { ...engine.client, execCreate } } };
};

describe("what is left is ended", () => {
  test("at most six times where the container's shell fails, and said to be given up", async () => {
    await using container = await runContainer("failing-shell");
    await using bench = makeTerminals();
    const broken = "rm -f /bin/sh; printf '#!/bin/busybox false\\n' > /bin/sh; chmod 755 /bin/sh";
    await runAsRoot(bench.engine, container.id, broken);
    const { engine, count } = counting(bench.engine);
    const warnings: string[] = [];
    const log = { info() {}, error() {}, warn: (_: object, message: string) => void warnings.push(message) };
    const cleaner = new ProcessCleaner(log, 1);
    const ranks = [{ user: "", privileged: true }];
    expect(await cleaner.clean(engine, container.id, "aaaa1111-1", ranks)).toBe("unknown");
    await until("it gives up", () => {
      cleaner.retry();
      return warnings.length === 2;
    });
    cleaner.retry();
    expect(count.execs).toBe(6);
    expect(warnings).toEqual([
      "a terminal's processes could not be cleaned up yet",
      "a terminal's processes could not be cleaned up: given up",
    ]);
  });

  test("as the container's own user where the one that it was started as is unknown by now", async () => {
    await using container = await runContainer("user-gone", { User: "1000" });
    await using bench = makeTerminals();
    const known = "mkdir -p /etc; echo app:x:1000:0:app:/:/bin/sh > /etc/passwd";
    await runAsRoot(bench.engine, container.id, known);
    const command = ["sh", "-c", "sleep 4301 & sleep 4302"];
    const reader = await bench.exec(container.id, { command, tty: false, user: "app" });
    await until("both run", async () => /430[12]/.test((await processesOf(container.id)).join()));
    await runAsRoot(bench.engine, container.id, "echo > /etc/passwd");
    await bench.terminals.end(bench.admin.userId, reader.session);
    await until("both are gone", async () => (await processesOf(container.id)).length === 1);
  });

  test("also where a program with the set-user-id bit made itself root", async () => {
    await using container = await runContainer("set-user-id");
    await using bench = makeTerminals();
    const prepare =
      "mkdir -p /etc; echo root::0:0:root:/:/bin/sh > /etc/passwd; cp /bin/busybox /su; chmod 4755 /su";
    await runAsRoot(bench.engine, container.id, prepare);
    const command = ["sh", "-c", "/su -c 'exec env -i sleep 4303' & sleep 4304"];
    const reader = await bench.exec(container.id, { command, tty: false, user: "65534" });
    await until("both run", async () => {
      const found = (await processesOf(container.id)).join();
      return found.includes("sleep 4303") && found.includes("sleep 4304") && !found.includes("/su");
    });
    await bench.terminals.end(bench.admin.userId, reader.session);
    await until("both are gone", async () => (await processesOf(container.id)).length === 1);
  });
});
