import { describe, expect, test } from "vitest";
import { startTestEngine } from "../../../scripts/test-engine.ts";
import { createEngineClient } from "../../engine/client.ts";
import { makeContainer, otherClient } from "../../engine/testing/real-engine.ts";
import { until } from "../../engine/testing/until.ts";
import { makeTerminals, runContainer } from "./testing/test-terminals.ts";

const interactive = { OpenStdin: true, AttachStdin: true };
const isRunning = async (id: string): Promise<boolean> =>
  ((await otherClient("GET", `/containers/${id}/json`)) as { State: { Running: boolean } }).State.Running;

describe("attach", () => {
  test("a terminal: echo, size, and the container lives on when it is closed", async () => {
    await using container = await runContainer("attach-tty", { ...interactive, Tty: true, Cmd: ["sh"] });
    await using bench = makeTerminals();
    const reader = await bench.attach(container.name);
    expect(reader.ready).toMatchObject({
      session: { kind: "attach", command: [], tty: true, container: container.id },
    });
    await reader.type("stty size; echo a-$((1+1))\r");
    await reader.untilText(/24 80\r\na-2\r\n/);
    await reader.send({ type: "resize", cols: 99, rows: 11 });
    await until("the new size", async () => {
      await reader.type("stty size\r");
      return reader.text().includes("11 99");
    });
    await reader.send({ type: "close" });
    expect(reader.ended).toMatchObject({ reason: "detached", exitCode: null });
    expect(await isRunning(container.id)).toBe(true);
    const again = await bench.attach(container.name);
    await again.type("echo still-$((40+2))\r");
    await again.untilText("still-42");
  });

  test("the detach keys let go", async () => {
    await using container = await runContainer("detach-keys", { ...interactive, Tty: true, Cmd: ["sh"] });
    await using bench = makeTerminals();
    const reader = await bench.attach(container.id);
    await reader.type(Uint8Array.of(0x10, 0x11));
    expect(await reader.untilEnded()).toMatchObject({ reason: "detached", exitCode: null });
    expect(await isRunning(container.id)).toBe(true);
  });

  test("no terminal: exact bytes in, streams apart, and letting go does not end its input", async () => {
    const command = "while read line; do echo out-$line; echo err-$line >&2; done";
    await using container = await runContainer("attach-pipe", { ...interactive, Cmd: ["sh", "-c", command] });
    await using bench = makeTerminals();
    const reader = await bench.attach(container.id);
    expect(reader.ready?.session).toMatchObject({ takesInput: true });
    await reader.type("one\n");
    await until("both lines", () => reader.bytes("stderr").length > 0 && reader.bytes("stdout").length > 0);
    expect(reader.bytes("stdout").toString()).toBe("out-one\n");
    expect(reader.bytes("stderr").toString()).toBe("err-one\n");
    reader.disconnect();
    const again = await bench.resume(reader.session, reader.received);
    await again.type("two\n");
    await again.untilText("out-two\n");
    await again.send({ type: "close" });
    const anew = await bench.attach(container.id);
    await anew.type("three\n");
    await anew.untilText("out-three\n");
  });

  test("input that would close with its first reader is not opened at all", async () => {
    await using container = await runContainer("stdin-once", {
      ...interactive,
      StdinOnce: true,
      Cmd: ["sh", "-c", "cat; echo input is over; exit 9"],
    });
    await using bench = makeTerminals();
    const reader = await bench.attach(container.id);
    expect(reader.ready?.session).toMatchObject({ takesInput: false });
    await reader.type("hello\n");
    await reader.send({ type: "end-input" });
    await reader.send({ type: "close" });
    const again = await bench.attach(container.id);
    expect(await isRunning(container.id)).toBe(true);
    await otherClient("POST", `/containers/${container.id}/kill`);
    expect(await again.untilEnded()).toMatchObject({ reason: "container-stopped", exitCode: 137 });
    expect(again.text()).not.toContain("input is over");
  });

  test("a container without input shows its output", async () => {
    await using container = await runContainer("no-stdin", {
      Cmd: ["sh", "-c", "while sleep 0.05; do echo tick; done"],
    });
    await using bench = makeTerminals();
    const reader = await bench.attach(container.id);
    await reader.type("nobody reads this");
    await reader.untilText("tick\ntick\n");
  });

  test("the container's own end comes with its code", async () => {
    await using container = await runContainer("attach-exit", { ...interactive, Tty: true, Cmd: ["sh"] });
    await using bench = makeTerminals();
    const reader = await bench.attach(container.id);
    await reader.type("exit 6\r");
    expect(await reader.untilEnded()).toMatchObject({ reason: "container-stopped", exitCode: 6 });
  });

  test("a container that does not run is refused", async () => {
    await using container = await makeContainer("term-attach-stopped");
    await using bench = makeTerminals();
    await expect(bench.attach(container.id)).rejects.toMatchObject({ code: "conflict" });
  });

  test("a removed container ends it within a second", async () => {
    await using container = await runContainer("attach-removed", { ...interactive, Tty: true, Cmd: ["sh"] });
    await using bench = makeTerminals();
    const reader = await bench.attach(container.id);
    await otherClient("DELETE", `/containers/${container.id}?force=1`);
    const before = performance.now();
    const end = await reader.untilEnded();
    expect(performance.now() - before).toBeLessThan(1000);
    expect(["container-stopped", "container-removed"]).toContain(end?.reason);
    expect(end?.exitCode === 137 || end?.exitCode === null).toBe(true);
  });
});

test("a killed engine is a lost connection for exec and attach, never an exit", {
  timeout: 60_000,
}, async () => {
  const own = await startTestEngine();
  try {
    const create = ["run", "-dit", "--network", "none", "--name", "victim", "quayside/busybox:1", "sh"];
    await own.docker(create);
    const client = createEngineClient({ address: { kind: "unix", socketPath: own.socket } });
    const suspected: unknown[] = [];
    const connection = { suspect: (error: unknown) => void suspected.push(error) };
    await using bench = makeTerminals(
      { closeMs: 1000 },
      { engine: { id: "local", client, connection, onState: () => () => {} } },
    );
    const readers = [
      await bench.exec("victim"),
      await bench.exec("victim", { command: ["cat"], tty: false }),
      await bench.attach("victim"),
    ];
    await own.kill("SIGKILL");
    for (const reader of readers) {
      expect(await reader.untilEnded(3000)).toMatchObject({ reason: "connection-lost", exitCode: null });
    }
    expect(suspected).toHaveLength(3);
  } finally {
    await own.stop();
  }
});
