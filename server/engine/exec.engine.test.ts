import { describe, expect, test } from "vitest";
import { createEngineClient } from "./client.ts";
import type { OutputPiece } from "./frames.ts";
import type { HijackedStream } from "./hijacked-stream.ts";
import { engineAddress, engineSocket, makeContainer, otherClient } from "./testing/real-engine.ts";
import { relayTo } from "./testing/relay.ts";
import { until } from "./testing/until.ts";

const client = createEngineClient({ address: engineAddress() });

const closing = (stream: HijackedStream) =>
  new Promise<void>((resolve) => stream.once("close", () => resolve()));

/** Reads to the end; the sources' bytes apart. */
const readAll = async (stream: HijackedStream): Promise<Record<OutputPiece["source"], Buffer>> => {
  const parts: Record<OutputPiece["source"], Buffer[]> = { tty: [], stdout: [], stderr: [] };
  stream.on("data", (piece: OutputPiece) => parts[piece.source].push(piece.bytes));
  await new Promise<void>((resolve) => stream.once("end", () => resolve()));
  return {
    tty: Buffer.concat(parts.tty),
    stdout: Buffer.concat(parts.stdout),
    stderr: Buffer.concat(parts.stderr),
  };
};

const exec = async (container: string, command: string[], tty = false) => {
  const id = await client.execCreate(container, { command, tty, stdin: true, size: { cols: 91, rows: 33 } });
  return { id, stream: await client.execStart(id, { tty, size: { cols: 91, rows: 33 } }) };
};

const running = async (what: string, spec: Record<string, unknown> = {}) => {
  const container = await makeContainer(what, spec);
  await container.start();
  return container;
};

describe("exec", () => {
  test("facts row 7: input is half-closed, the output still comes whole", async () => {
    await using container = await running("halfclose");
    const { stream, id } = await exec(container.id, ["sh", "-c", "wc -c; echo after >&2; exit 5"]);
    const input = Buffer.alloc(3_000_000, "0123456789");
    stream.end(input);
    const output = await readAll(stream);
    expect(output.stdout.toString().trim()).toBe(String(input.byteLength));
    expect(output.stderr.toString()).toBe("after\n");
    await until("exited", async () => !(await client.execInspect(id)).Running);
    expect((await client.execInspect(id)).ExitCode).toBe(5);
  });

  test("facts row 7: every byte of the output comes, in order, while the reader pauses", async () => {
    await using container = await running("bytes");
    const { stream } = await exec(container.id, [
      "sh",
      "-c",
      "head -c 8000000 /dev/zero | tr '\\0' 'x'; cat",
    ]);
    let bytes = 0;
    stream.on("data", (piece: OutputPiece) => {
      bytes += piece.bytes.byteLength;
      stream.pause();
      setImmediate(() => stream.resume());
    });
    stream.end("tail");
    await new Promise<void>((resolve) => stream.once("end", () => resolve()));
    expect(bytes).toBe(8_000_004);
  });

  test("a reader that stops reading stops the process's output, not our memory", async () => {
    await using container = await running("pressure");
    const { stream } = await exec(container.id, ["sh", "-c", "yes; true"], true);
    let received = 0;
    const count = (piece: OutputPiece) => {
      received += piece.bytes.byteLength;
    };
    stream.on("data", count);
    await until("output", () => received > 100_000);
    stream.pause();
    await until("the buffer is full", () => stream.readableLength >= stream.readableHighWaterMark);
    const held = received;
    await client.ping();
    expect(stream.readableLength).toBeLessThan(stream.readableHighWaterMark + 4);
    expect(received).toBe(held);
    stream.destroy();
    await client.kill(container.id);
  });

  test.each([
    ["a terminal", true, { tty: "both\r\n", stdout: "", stderr: "" }],
    ["pipes", false, { tty: "", stdout: "bo", stderr: "th\n" }],
  ])("facts row 9: %s frames its output accordingly", async (_what, tty, expected) => {
    await using container = await running("framing");
    const { stream } = await exec(container.id, ["sh", "-c", "printf bo; sleep 0.1; echo th >&2"], tty);
    const output = await readAll(stream);
    expect({
      tty: output.tty.toString(),
      stdout: output.stdout.toString(),
      stderr: output.stderr.toString(),
    }).toEqual(expected);
  });

  test.each([
    ["a terminal", true],
    ["pipes", false],
  ])("facts row 9: attach to a container with %s", async (_what, Tty) => {
    const spec = { Tty, OpenStdin: true, Cmd: ["sh", "-c", "echo ready; read line; echo got $line >&2"] };
    await using container = await makeContainer("attach", spec);
    const stream = await client.attach(container.id, { stdin: true, tty: Tty });
    expect(stream.tty).toBe(Tty);
    const read = readAll(stream);
    await container.start();
    stream.write("hello\n");
    const output = await read;
    if (Tty) expect(output.tty.toString()).toContain("got hello");
    else expect([output.stdout.toString(), output.stderr.toString()]).toEqual(["ready\n", "got hello\n"]);
  });

  test("attach replays what was written before, if asked to", async () => {
    const spec = { OpenStdin: true, Cmd: ["sh", "-c", "echo before; read line; echo after"] };
    await using container = await running("replay", spec);
    const logged = () => otherClient("GET", `/containers/${container.id}/logs?stdout=1`);
    await until("it has written", async () => String(await logged()).includes("before"));
    const stream = await client.attach(container.id, { stdin: true, logs: true, tty: false });
    stream.write("\n");
    expect((await readAll(stream)).stdout.toString()).toBe("before\nafter\n");
  });

  test("facts row 11: a missing command is told as output, then by its exit code", async () => {
    await using container = await running("missing");
    const { stream, id } = await exec(container.id, ["no-such-shell"]);
    const output = await readAll(stream);
    expect(Buffer.concat([output.stdout, output.stderr]).toString()).toContain("no-such-shell");
    await until("exited", async () => !(await client.execInspect(id)).Running);
    expect([126, 127]).toContain((await client.execInspect(id)).ExitCode);
  });

  test("facts row 12: an end of the stream is not an exit: the process may go on", async () => {
    await using container = await running("lost");
    await using relay = await relayTo(engineSocket());
    const far = createEngineClient({ address: relay.address });
    const id = await far.execCreate(container.id, { command: ["sleep", "600"], tty: true, stdin: true });
    const stream = await far.execStart(id, { tty: true });
    const ended = readAll(stream);
    relay.end();
    await ended;
    expect(stream.failure).toBeNull();
    expect(await client.execInspect(id)).toMatchObject({ Running: true, ExitCode: null });
  });

  test("facts row 14: a terminal has its size from the first byte, and takes another later", async () => {
    await using container = await running("size");
    const { stream, id } = await exec(container.id, ["sh", "-c", "stty size; read x; stty size"], true);
    const closed = closing(stream);
    let text = "";
    stream.on("data", (piece: OutputPiece) => {
      text += piece.bytes.toString();
    });
    await until("the first size", () => text.includes("33 91"));
    await client.execResize(id, { cols: 120, rows: 40 });
    stream.write("\n");
    await closed;
    expect(text).toContain("40 120");
  });

  test("facts row 3: destroying a stream closes its connection in every state", async () => {
    await using container = await running("destroy");
    const { stream } = await exec(container.id, ["cat"], true);
    stream.pause();
    stream.destroy();
    await closing(stream);
    const half = await exec(container.id, ["sleep", "600"]);
    half.stream.end();
    half.stream.destroy();
    await closing(half.stream);
    expect(half.stream.failure).toBeNull();
  });
});
