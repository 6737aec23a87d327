import { createHash } from "node:crypto";
import { describe, expect, test, vi } from "vitest";
import { outputWindowBytes } from "#lib/contracts/terminals.ts";
import { otherClient } from "../../engine/testing/real-engine.ts";
import { until } from "../../engine/testing/until.ts";
import { makeActor, makeTerminals, processesOf, runContainer } from "./testing/test-terminals.ts";

const lines = (count: number) => `i=0; while [ $i -lt ${count} ]; do echo line-$i; i=$((i+1)); done`;
const linesText = (count: number) => Array.from({ length: count }, (_, index) => `line-${index}\n`).join("");

describe("a held terminal", () => {
  test("goes on for a reader that comes back, without a lost or a doubled byte", async () => {
    await using container = await runContainer("resume");
    await using bench = makeTerminals();
    const count = 40_000;
    let reader = await bench.exec(container.id, { command: ["sh", "-c", lines(count)], tty: false });
    const { session } = reader;
    let text = "";
    for (let round = 1; round <= 6; round += 1) {
      await until("some output", () => reader.received > text.length + round * 3000 || reader.ended);
      reader.disconnect();
      // The last bytes were on their way when the network went.
      text += reader.text().slice(0, -777);
      reader = await bench.resume(session, text.length);
      expect(reader.ready).toMatchObject({ offset: text.length, lost: 0, session: { connected: true } });
    }
    expect(await reader.untilEnded()).toMatchObject({ reason: "exited", exitCode: 0 });
    expect(text + reader.text()).toBe(linesText(count));
  });

  test("keeps its shell over a disconnection", async () => {
    await using container = await runContainer("same");
    await using bench = makeTerminals();
    const first = await bench.exec(container.id);
    await first.type("secret=42\r");
    await first.untilText("secret=42");
    first.disconnect();
    expect(bench.terminals.list(bench.admin.userId)).toMatchObject([{ id: first.session, connected: false }]);
    const second = await bench.resume(first.session, first.received);
    await second.type("echo it-is-$secret\r");
    await second.untilText("it-is-42\r\n");
  });

  test("says how much is no longer held, and replays the rest from a clean page", async () => {
    await using container = await runContainer("lost");
    await using bench = makeTerminals();
    const total = 3_000_000;
    const command = ["sh", "-c", `yes 0123456 | head -c ${total}; exec sleep 600`];
    const first = await bench.exec(container.id, { command, tty: false });
    await until("all output", () => first.received === total);
    await first.acknowledge();
    first.disconnect();
    const second = await bench.resume(first.session, 0);
    const held = 1024 * 1024;
    expect(second.ready).toMatchObject({ offset: total - held, lost: total - held });
    await until("what is held", () => second.received === total);
    expect(second.bytes().equals(first.bytes().subarray(total - held))).toBe(true);
  });

  test("a second browser takes it over; the first is told so and is not heard any more", async () => {
    await using container = await runContainer("takeover");
    await using bench = makeTerminals();
    const first = await bench.exec(container.id, { command: ["cat"], tty: false });
    const second = await bench.resume(first.session, 0);
    expect(first.closed?.error).toMatchObject({ code: "conflict" });
    await first.type("from the first\n");
    await second.type("from the second\n");
    await second.untilText("from the second\n");
    expect(second.text()).toBe("from the second\n");
    expect(second.ended).toBeUndefined();
  });

  test("a slow reader pauses the engine: 20 MB wait in the container, not here", async () => {
    await using container = await runContainer("slow");
    await using bench = makeTerminals();
    const total = 20_000_000;
    const before = process.memoryUsage().arrayBuffers;
    const reader = await bench.exec(container.id, {
      command: ["sh", "-c", `yes 0123456789abcdef | head -c ${total}`],
      tty: false,
    });
    reader.acknowledges = false;
    await reader.send({ type: "ack", offset: 0 });
    await until("a full window", () => reader.received >= outputWindowBytes);
    expect(await processesOf(container.id)).toContainEqual(expect.stringContaining("yes 0123"));
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(8 * 1024 * 1024);
    const sentWithoutAck = reader.received;

    reader.acknowledges = true;
    await reader.acknowledge();
    expect(await reader.untilEnded(20_000)).toMatchObject({ reason: "exited", exitCode: 0 });
    const expected = Buffer.alloc(total, "0123456789abcdef\n");
    expect(sha256(reader.bytes())).toBe(sha256(expected));
    expect(sentWithoutAck).toBeLessThanOrEqual(reader.received);
  });

  test("never sends more than the window unacknowledged", async () => {
    await using container = await runContainer("window");
    await using bench = makeTerminals();
    const reader = await bench.exec(container.id, { command: ["sh", "-c", "read go; yes"], tty: false });
    reader.acknowledges = false;
    await reader.type("go\n");
    await until("a full window", () => reader.received === outputWindowBytes);
    await reader.send({ type: "ack", offset: 1000 });
    await until("as much more", () => reader.received === outputWindowBytes + 1000);
    await expect(reader.send({ type: "ack", offset: reader.received + 1 })).rejects.toMatchObject({
      code: "invalid_input",
    });
  });

  test("a reader that acknowledges nothing is let go; the terminal is still there", async () => {
    await using container = await runContainer("stall");
    await using bench = makeTerminals({ stallMs: 150 });
    const reader = await bench.exec(container.id, {
      command: ["sh", "-c", "read go; echo hello; cat"],
      tty: false,
    });
    reader.acknowledges = false;
    await reader.type("go\n");
    await until("the reader was let go", () => reader.closed);
    expect(reader.closed?.error).toMatchObject({ code: "limit_reached" });
    const again = await bench.resume(reader.session, 0);
    await again.untilText("hello\n");
  });

  test("output goes on unread until the ring is full, then the process waits for a reader", async () => {
    await using container = await runContainer("unattended");
    await using bench = makeTerminals();
    const total = 20_000_000;
    const reader = await bench.exec(container.id, {
      command: ["sh", "-c", `read go; yes 0123456 | head -c ${total}`],
      tty: false,
    });
    await reader.type("go\n");
    reader.disconnect();
    const memory = process.memoryUsage().arrayBuffers;
    await until("the writer is blocked", async () =>
      (await processesOf(container.id)).some((one) => /^S.*yes/.test(one)),
    );
    expect(process.memoryUsage().arrayBuffers - memory).toBeLessThan(8 * 1024 * 1024);
    const again = await bench.resume(reader.session, reader.received);
    expect(again.ready).toMatchObject({ lost: 0 });
    expect(await again.untilEnded(20_000)).toMatchObject({ reason: "exited" });
    expect(again.received).toBe(total);
  });

  test("what was over can still be read, with how it ended", async () => {
    await using container = await runContainer("over");
    await using bench = makeTerminals();
    const first = await bench.exec(container.id, {
      command: ["sh", "-c", "read go; echo last words; exit 4"],
      tty: false,
    });
    await first.type("go\n");
    first.disconnect();
    await until("it is over", () => bench.terminals.count() === 0);
    expect(bench.terminals.list(bench.admin.userId)).toMatchObject([
      { ended: { reason: "exited", exitCode: 4 } },
    ]);
    const again = await bench.resume(first.session, 0);
    expect(await again.untilEnded()).toMatchObject({ reason: "exited", exitCode: 4 });
    expect(again.text()).toBe("last words\n");
  });

  test.each([
    ["ahead", 1],
    ["back", -1],
  ])("outlives that somebody sets the clock a day %s, held or not", async (_, days) => {
    await using container = await runContainer(`clock${days}`);
    await using bench = makeTerminals({ graceMs: 60_000, idleMs: 60_000, lifetimeMs: 60_000, checkMs: 10 });
    const [held, left] = [await bench.exec(container.id), await bench.exec(container.id)];
    left.disconnect();
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + days * 24 * 3600_000 });
    try {
      const later = await bench.exec(container.id);
      await later.untilText("#");
      await held.type("echo still-$((40 + 2))\r");
      await held.untilText("still-42");
      const back = await bench.resume(left.session, 0);
      expect([held.ended, later.ended, back.ended]).toEqual([undefined, undefined, undefined]);
      expect(bench.terminals.count()).toBe(3);
    } finally {
      vi.useRealTimers();
    }
  });

  test("is let go when nobody comes back in time, when it is idle, when it is old", async () => {
    await using container = await runContainer("expiry");
    await using grace = makeTerminals({ graceMs: 100, checkMs: 20 });
    const left = await grace.exec(container.id);
    left.disconnect();
    await until("the grace is over", () => grace.terminals.count() === 0);

    await using idle = makeTerminals({ idleMs: 100, checkMs: 20 });
    expect(await (await idle.exec(container.id)).untilEnded()).toMatchObject({
      reason: "idle",
      exitCode: null,
    });
    await using old = makeTerminals({ lifetimeMs: 100, checkMs: 20 });
    const busy = await old.exec(container.id, {
      command: ["sh", "-c", "while :; do echo x; sleep 0.01; done"],
    });
    expect(await busy.untilEnded()).toMatchObject({ reason: "idle" });
    await until("nothing is left", async () => (await processesOf(container.id)).length === 1);
  });
});

describe("whose a terminal is", () => {
  test("another user's does not exist", async () => {
    await using container = await runContainer("foreign");
    await using bench = makeTerminals();
    const mine = await bench.exec(container.id);
    const other = makeActor("admin");
    await expect(bench.resume(mine.session, 0, other)).rejects.toMatchObject({ code: "not_found" });
    await expect(bench.terminals.end(other.userId, mine.session)).rejects.toMatchObject({
      code: "not_found",
    });
    expect(bench.terminals.list(other.userId)).toEqual([]);
    expect(mine.closed).toBeNull();
  });

  test("a withdrawn right ends it for good, with its processes, held or not", async () => {
    await using container = await runContainer("revoked");
    await using bench = makeTerminals();
    const held = await bench.exec(container.id);
    held.channel.end("revoked");
    const unheld = await bench.exec(container.id);
    unheld.disconnect();
    bench.terminals.revoke({ sessionId: bench.admin.sessionId });
    const ofUser = await bench.exec(container.id);
    bench.terminals.revoke({ userId: bench.admin.userId });
    expect(ofUser.ended).toMatchObject({ reason: "revoked" });
    expect(bench.terminals.count()).toBe(0);
    expect(bench.terminals.list(bench.admin.userId)).toEqual([]);
    await until("nothing is left", async () => (await processesOf(container.id)).length === 1);
  });

  test("a role that went down is noticed at the next message, and on coming back", async () => {
    await using container = await runContainer("demoted");
    await using bench = makeTerminals();
    const reader = await bench.exec(container.id);
    const viewer = { ...makeActor("viewer"), userId: bench.admin.userId };
    await expect(bench.resume(reader.session, 0, viewer)).rejects.toMatchObject({ code: "forbidden" });
    const message = { type: "input", data: Uint8Array.of(13) };
    await expect(reader.channel.receive(message, { ...reader.call, actor: viewer })).rejects.toMatchObject({
      code: "forbidden",
    });
    expect(bench.terminals.count()).toBe(0);
  });

  test("a container with host power is for those who have that right", async () => {
    await using plain = await runContainer("plain");
    await using privileged = await runContainer("privileged", {}, { Privileged: true });
    await using bench = makeTerminals();
    const operator = makeActor("operator");
    await bench.exec(plain.name, {}, operator);
    await expect(bench.exec(privileged.name, {}, operator)).rejects.toMatchObject({
      code: "host_power_required",
    });
    await expect(bench.attach(privileged.name, operator)).rejects.toMatchObject({
      code: "host_power_required",
    });
    expect(await otherClient("GET", `/containers/${privileged.id}/json`)).toMatchObject({ ExecIDs: null });

    const reader = await bench.exec(privileged.name);
    const demoted = { ...operator, userId: bench.admin.userId };
    await expect(bench.resume(reader.session, 0, demoted)).rejects.toMatchObject({
      code: "host_power_required",
    });
  });

  test("there are so many for a user and so many in all, and then a refusal with the reason", async () => {
    await using container = await runContainer("limits");
    await using bench = makeTerminals({ perUser: 2, total: 3 });
    const [first] = await Promise.all([bench.exec(container.id), bench.exec(container.id)]);
    const refused = await bench.exec(container.id).catch((error: unknown) => error);
    expect(refused).toMatchObject({
      code: "limit_reached",
      details: { reason: expect.stringContaining("2 terminals") },
    });
    const other = makeActor("operator");
    await bench.exec(container.id, {}, other);
    await expect(bench.exec(container.id, {}, other)).rejects.toMatchObject({ code: "limit_reached" });
    await bench.terminals.end(bench.admin.userId, first?.session ?? "");
    await bench.exec(container.id);
  });

  test("opening many at once does not slip past the limit", async () => {
    await using container = await runContainer("race");
    await using bench = makeTerminals({ perUser: 3 });
    const results = await Promise.allSettled(Array.from({ length: 8 }, () => bench.exec(container.id)));
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(3);
    expect(bench.terminals.count()).toBe(3);
  });
});

const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");
