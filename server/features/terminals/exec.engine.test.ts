import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { makeContainer, otherClient } from "../../engine/testing/real-engine.ts";
import { until } from "../../engine/testing/until.ts";
import { makeTerminals, runContainer } from "./testing/test-terminals.ts";

const everyByte = Buffer.from(Array.from({ length: 256 }, (_, byte) => byte));

describe("exec", () => {
  test("opens the best shell, on a terminal of the given size, and echoes what is typed", async () => {
    await using container = await runContainer("shell");
    await using bench = makeTerminals();
    const reader = await bench.exec(container.name, { cols: 101, rows: 33 });
    expect(reader.ready).toMatchObject({
      offset: 0,
      lost: 0,
      session: {
        kind: "exec",
        container: container.id,
        containerName: container.name,
        command: ["ash"],
        tty: true,
        connected: true,
        ended: null,
      },
    });
    await reader.type("stty size; tty; echo a-$((20+3))\r");
    await reader.untilText(/33 101\r\n\/dev\/pts\/\d+\r\na-23\r\n/);
    expect(reader.text()).toContain("echo a-$((20+3))");
    await reader.type("exit 7\r");
    expect(await reader.untilEnded()).toMatchObject({ reason: "exited", exitCode: 7, message: null });
    expect(reader.closed).toEqual({ error: null });
  });

  test("all 256 byte values go through a pipe and come back, and its end reaches the process", async () => {
    await using container = await runContainer("bytes");
    await using bench = makeTerminals();
    const reader = await bench.exec(container.id, { command: ["cat"], tty: false });
    await reader.type(everyByte);
    await until("all bytes", () => reader.bytes().byteLength === 256);
    expect(reader.bytes("stdout")).toEqual(everyByte);
    await reader.send({ type: "end-input" });
    expect(await reader.untilEnded()).toMatchObject({ reason: "exited", exitCode: 0 });
  });

  test("all 256 byte values go through a raw terminal, Ctrl-P Ctrl-Q too", async () => {
    await using container = await runContainer("raw");
    await using bench = makeTerminals();
    const reader = await bench.exec(container.id, {
      command: ["sh", "-c", "stty raw -echo; echo go; exec cat"],
    });
    await reader.untilText("go\n");
    reader.forget();
    await reader.type(Buffer.concat([everyByte, everyByte]));
    await until("all bytes", () => reader.bytes().byteLength === 512);
    expect(reader.bytes()).toEqual(Buffer.concat([everyByte, everyByte]));
  });

  test("standard output and error stay apart, and in order within each", async () => {
    await using container = await runContainer("streams");
    await using bench = makeTerminals();
    const reader = await bench.exec(container.id, {
      command: ["sh", "-c", "echo out1; echo err1 >&2; echo out2; echo err2 >&2; exit 3"],
      tty: false,
    });
    expect(await reader.untilEnded()).toMatchObject({ reason: "exited", exitCode: 3 });
    expect(reader.bytes("stdout").toString()).toBe("out1\nout2\n");
    expect(reader.bytes("stderr").toString()).toBe("err1\nerr2\n");
  });

  test("half-close: cat | wc counts what was sent", async () => {
    await using container = await runContainer("half");
    await using bench = makeTerminals();
    const reader = await bench.exec(container.id, { command: ["sh", "-c", "cat | wc -c"], tty: false });
    await reader.type(Buffer.alloc(50_000, "x"));
    await reader.send({ type: "end-input" });
    expect(await reader.untilEnded()).toMatchObject({ reason: "exited", exitCode: 0 });
    expect(reader.text().trim()).toBe("50000");
  });

  test("end of input at a terminal is Ctrl-D", async () => {
    await using container = await runContainer("eof");
    await using bench = makeTerminals();
    const reader = await bench.exec(container.id, { command: ["sh"] });
    // A shell that sets up its terminal throws away what was typed before.
    await reader.untilText("#");
    await reader.send({ type: "end-input" });
    expect(await reader.untilEnded()).toMatchObject({ reason: "exited", exitCode: 0 });
  });

  test("a command that is not there shows the engine's words and its code", async () => {
    await using container = await runContainer("missing");
    await using bench = makeTerminals();
    const reader = await bench.exec(container.id, { command: ["no-such-command"] });
    const end = await reader.untilEnded();
    expect(end?.reason).toBe("exited");
    expect([126, 127]).toContain(end?.exitCode);
    expect(reader.text()).toContain("no-such-command");
  });

  test("a command's words are arguments, not shell text", async () => {
    await using container = await runContainer("argv");
    await using bench = makeTerminals();
    const words = ["$(touch /tmp/x)", "`id`", "a b", ";", "-n", "'"];
    const reader = await bench.exec(container.id, { command: ["printf", "%s|", ...words], tty: false });
    await reader.untilEnded();
    expect(reader.text()).toBe(`${words.join("|")}|`);
  });

  test("a container without any shell says so", async () => {
    await using container = await runContainer("shell-less", {
      Cmd: ["/bin/busybox", "sleep", "600"],
      Env: ["PATH=/nowhere"],
    });
    await using bench = makeTerminals();
    await expect(bench.exec(container.id)).rejects.toMatchObject({
      code: "engine_refused",
      message: "This container has no shell",
    });
    expect(bench.terminals.count()).toBe(0);
  });

  test("a container that does not run, and one that does not exist, are refused", async () => {
    await using container = await makeContainer("term-stopped");
    await using bench = makeTerminals();
    await expect(bench.exec(container.id)).rejects.toMatchObject({ code: "conflict" });
    await expect(bench.exec("no-such-container-at-all")).rejects.toMatchObject({ code: "not_found" });
    expect(bench.terminals.count()).toBe(0);
  });

  test("a storm of sizes ends with the last one, and a size after the end harms nobody", async () => {
    await using container = await runContainer("resize");
    await using bench = makeTerminals();
    const reader = await bench.exec(container.id, { command: ["sh"] });
    for (let cols = 20; cols <= 220; cols += 1) await reader.send({ type: "resize", cols, rows: 50 });
    await until("the last size", async () => {
      reader.forget();
      await reader.type("stty size\r");
      await reader.untilText(/\d+ \d+\r\n/);
      return reader.text().includes("50 220");
    });
    await Promise.all([
      reader.type("exit\r"),
      ...[30, 40, 50].map((cols) => reader.send({ type: "resize", cols, rows: 9 })),
    ]);
    expect(await reader.untilEnded()).toMatchObject({ reason: "exited", exitCode: 0 });
  });

  test("a paste of 1 MB arrives whole", async () => {
    await using container = await runContainer("paste");
    await using bench = makeTerminals();
    const paste = Buffer.alloc(1024 * 1024, "0123456789abcdef\n");
    const reader = await bench.exec(container.id, { command: ["md5sum"], tty: false });
    await reader.type(paste);
    await reader.send({ type: "end-input" });
    await reader.untilEnded();
    expect(reader.text()).toContain(createHash("md5").update(paste).digest("hex"));
  });

  test("input that is not read is refused at its limit, and does not pile up", async () => {
    await using container = await runContainer("unread");
    await using bench = makeTerminals({ pendingInputBytes: 256 * 1024 });
    const reader = await bench.exec(container.id, { command: ["sleep", "600"], tty: false });
    await expect(reader.type(Buffer.alloc(8 * 1024 * 1024))).rejects.toMatchObject({ code: "limit_reached" });
  });

  test("a container that is removed meanwhile ends it within a second, with the real code", async () => {
    await using container = await runContainer("removed");
    await using bench = makeTerminals();
    const reader = await bench.exec(container.id);
    await reader.untilText("#");
    await otherClient("DELETE", `/containers/${container.id}?force=1`);
    const before = performance.now();
    const end = await reader.untilEnded();
    expect(performance.now() - before).toBeLessThan(1000);
    expect([
      ["exited", 137],
      ["container-removed", null],
    ]).toContainEqual([end?.reason, end?.exitCode]);
  });

  test("the end is audited, with the container's full id and the code", async () => {
    await using container = await runContainer("audit");
    await using bench = makeTerminals();
    const reader = await bench.exec(container.name, { command: ["sh", "-c", "exit 5"], tty: false });
    await reader.untilEnded();
    expect(bench.audited).toMatchObject([
      {
        action: "terminal.end",
        target: container.name,
        detail: { session: reader.session, container: container.id, reason: "exited", exitCode: 5 },
      },
    ]);
  });
});
