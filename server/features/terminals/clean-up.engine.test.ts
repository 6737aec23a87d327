import { describe, expect, test } from "vitest";
import { createEnginePool } from "../../engine/pool.ts";
import { otherClient } from "../../engine/testing/real-engine.ts";
import { relayTo } from "../../engine/testing/relay.ts";
import { until } from "../../engine/testing/until.ts";
import { makeTerminals, processesOf, runContainer } from "./testing/test-terminals.ts";

const runs = (container: string, what: RegExp, count: number) => async () =>
  (await processesOf(container)).filter((one) => what.test(one)).length === count;
const onlyItsOwn = (container: string) => async () => (await processesOf(container)).length === 1;

describe("clean-up", () => {
  test("50 terminals opened and closed leave no process", async () => {
    await using container = await runContainer("fifty");
    await using bench = makeTerminals({ perUser: 50 });
    for (let batch = 0; batch < 5; batch += 1) {
      const readers = await Promise.all(Array.from({ length: 10 }, () => bench.exec(container.id)));
      await Promise.all(readers.map((reader) => reader.untilText("#")));
      await Promise.all(readers.map((reader) => reader.send({ type: "close" })));
      for (const reader of readers) expect(reader.ended).toMatchObject({ reason: "closed", exitCode: null });
    }
    await until("all are gone", onlyItsOwn(container.id));
    expect(bench.terminals.count()).toBe(0);
    await until("the engine has let go of all", async () => {
      const inspect = await otherClient("GET", `/containers/${container.id}/json`);
      return (inspect as { ExecIDs: string[] | null }).ExecIDs === null;
    });
  });

  test("children in the background go too: plain, immune to hang-ups, in a session of their own, without our mark", async () => {
    await using container = await runContainer("children");
    await using bench = makeTerminals();
    const reader = await bench.exec(container.id);
    await reader.type(
      "sleep 1001 &\r (trap '' HUP; exec sleep 1002) &\r setsid sleep 1003 &\r env -i sleep 1004 &\r (env -i setsid sleep 1006; :) &\r",
    );
    await reader.type("trap '' HUP TERM; (trap '' HUP; sleep 1005) &\r");
    await until("all children", runs(container.id, /sleep 100\d/, 6));
    await bench.terminals.end(bench.admin.userId, reader.session);
    expect(await processesOf(container.id)).toHaveLength(1);
  });

  test("what a shell leaves behind when it exits goes too; other terminals' processes stay", async () => {
    await using container = await runContainer("neighbour");
    await using bench = makeTerminals();
    const stays = await bench.exec(container.id, { command: ["sleep", "2001"], tty: false });
    const leaves = await bench.exec(container.id);
    await leaves.type("sleep 2002 &\rexit 3\r");
    expect(await leaves.untilEnded()).toMatchObject({ exitCode: 3 });
    await until("only the neighbour is left", async () => {
      const found = await processesOf(container.id);
      return found.length === 2 && found.some((one) => one.includes("sleep 2001"));
    });
    expect(stays.closed).toBeNull();
  });

  test("a process of another user of the container goes too", async () => {
    await using container = await runContainer("user", { User: "1000:1000" });
    await using bench = makeTerminals();
    const reader = await bench.exec(container.id, { command: ["sh", "-c", "sleep 3001 & sleep 3002"] });
    await until("both run", runs(container.id, /sleep 300\d/, 2));
    await bench.terminals.end(bench.admin.userId, reader.session);
    expect(await processesOf(container.id)).toHaveLength(1);
  });

  test("without a shell, the keys that a person would press end it; without a terminal, the end of input", async () => {
    await using container = await runContainer("keys", {
      Cmd: ["/bin/busybox", "sleep", "600"],
      Env: ["PATH=/nowhere"],
    });
    await using bench = makeTerminals();
    const cat = ["/bin/busybox", "cat"];
    const tty = await bench.exec(container.id, { command: cat });
    const pipe = await bench.exec(container.id, { command: cat, tty: false });
    await until("both run", async () => (await processesOf(container.id)).length === 3);
    await tty.send({ type: "close" });
    await pipe.send({ type: "close" });
    await until("both are gone", onlyItsOwn(container.id));
  });

  test("a paused container is cleaned up when it goes on", async () => {
    await using container = await runContainer("paused");
    await using bench = makeTerminals({ checkMs: 50 });
    const reader = await bench.exec(container.id);
    await reader.untilText("#");
    await otherClient("POST", `/containers/${container.id}/pause`);
    await bench.terminals.end(bench.admin.userId, reader.session);
    expect(bench.warnings).toEqual(["a terminal's processes could not be cleaned up yet"]);
    await otherClient("POST", `/containers/${container.id}/unpause`);
    await until("it is gone", onlyItsOwn(container.id));
  });

  test("the panel's stop ends all, also those that nobody holds", async () => {
    await using container = await runContainer("stop");
    const bench = makeTerminals();
    const held = await bench.exec(container.id);
    (await bench.exec(container.id)).disconnect();
    const before = performance.now();
    await bench.terminals.close();
    expect(performance.now() - before).toBeLessThan(8000);
    expect(held.ended).toMatchObject({ reason: "closed", message: "The panel is stopping" });
    expect(await processesOf(container.id)).toHaveLength(1);
    await expect(bench.exec(container.id)).rejects.toMatchObject({ code: "limit_reached" });
  });

  test("a panel that was killed finds what it left running, and nothing of another panel", async () => {
    await using container = await runContainer("orphans");
    await using killed = makeTerminals({}, { installId: "aaaa1111" });
    await using other = makeTerminals({}, { installId: "bbbb2222" });
    const orphan = await killed.exec(container.id, { command: ["sh", "-c", "sleep 4001 & sleep 4002"] });
    const foreign = await other.exec(container.id, { command: ["sleep", "4003"], tty: false });
    await until("all run", runs(container.id, /sleep 400\d/, 3));
    await using again = makeTerminals({}, { installId: "aaaa1111" });
    await again.terminals.sweep();
    // They are killed by then; the engine's list may name one a moment longer.
    await until("what was left is gone", async () => (await processesOf(container.id)).length === 2);
    expect((await processesOf(container.id)).join()).toContain("sleep 4003");
    expect(await orphan.untilEnded()).toMatchObject({ reason: "exited" });
    expect(foreign.ended).toBeUndefined();
  });

  test("an engine that was away at the start is looked at when it is there, and before its first terminal", async () => {
    await using container = await runContainer("late");
    await using killed = makeTerminals({}, { installId: "cccc3333" });
    await killed.exec(container.id, { command: ["sleep", "4001"], tty: false });
    await using relay = await relayTo(process.env.QUAYSIDE_TEST_ENGINE as string);
    const environment = { id: "local", name: "local", address: relay.address };
    const pool = createEnginePool({ environments: [environment], report: () => undefined });
    const engine = pool.get("local");
    await relay.down();
    await using again = makeTerminals({}, { installId: "cccc3333", engine });
    await again.terminals.sweep();
    expect(again.warnings).toEqual(["could not look for terminals of an earlier run"]);
    await relay.up();
    engine.connection.open();
    await until("what was left is gone", onlyItsOwn(container.id));
    await using third = makeTerminals({}, { installId: "cccc3333", engine });
    await killed.exec(container.id, { command: ["sleep", "4002"], tty: false });
    const own = await third.exec(container.id, { command: ["sleep", "4003"], tty: false });
    pool.close();
    await until("its own runs", runs(container.id, /sleep 4003/, 1));
    expect((await processesOf(container.id)).join()).not.toContain("sleep 4002");
    expect(own.ended).toBeUndefined();
  });

  test("a browser that leaves while its terminal is being opened leaves nothing", async () => {
    await using container = await runContainer("leaver");
    await using bench = makeTerminals();
    const opening = bench.exec(container.id);
    bench.terminals.revoke({ userId: "somebody else" });
    const reader = await opening;
    reader.channel.end("revoked");
    await until("nothing is left", onlyItsOwn(container.id));
    expect(bench.terminals.count()).toBe(0);
  });
});
