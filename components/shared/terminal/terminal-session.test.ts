import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { TerminalSession } from "#lib/contracts/terminals.ts";
import { CodedError } from "#lib/errors/coded-error.ts";
import type { TerminalState } from "./terminal-events.ts";
import type { TerminalOpening } from "./terminal-opening.ts";
import { TerminalConnection } from "./terminal-session.ts";
import { ScriptedSocket } from "./testing/scripted-socket.ts";

const session: TerminalSession = {
  id: "terminal-0123456789",
  kind: "exec",
  environment: "local",
  container: "c".repeat(64),
  containerName: "web",
  command: ["/bin/sh"],
  options: { user: "", workingDir: "", env: [], privileged: false },
  tty: true,
  takesInput: true,
  openedAt: 0,
  connected: true,
  ended: null,
};
const exec: TerminalOpening = { kind: "exec", environment: "local", container: "web", tty: true };
const bytes = (text: string) => new TextEncoder().encode(text);
const ready = (offset = 0, lost = 0) => ({ type: "ready", session, offset, lost });
const output = (offset: number, data: Uint8Array) => ({ type: "output", offset, stream: "tty", data });

/** A terminal whose screen draws when the test says so. */
const start = (opening: TerminalOpening = exec) => {
  const scripted = new ScriptedSocket();
  const seen = { states: [] as TerminalState[], screen: [] as number[], missing: 0, dropped: 0 };
  const undrawn: (() => void)[] = [];
  const terminal = new TerminalConnection(
    scripted.socket,
    opening,
    { cols: 80, rows: 24 },
    {
      onState: (state) => seen.states.push(state),
      onReady: () => {},
      onOutput: (data, _, drawn) => {
        seen.screen.push(...data);
        undrawn.push(drawn);
      },
      onMissing: (count) => {
        seen.missing += count;
      },
      onInputDropped: (count) => {
        seen.dropped += count;
      },
      onInputProgress: () => {},
    },
  );
  const draw = (count = undrawn.length) => {
    for (const drawn of undrawn.splice(0, count)) drawn();
  };
  return {
    terminal,
    scripted,
    seen,
    draw,
    screen: () => new TextDecoder().decode(Uint8Array.from(seen.screen)),
  };
};

const opened = (opening: TerminalOpening = exec) => {
  const started = start(opening);
  started.scripted.say(ready());
  started.scripted.accept();
  return started;
};
const sentOf = (scripted: ScriptedSocket, type: string) =>
  scripted.channels.flatMap((channel) => channel.sent).filter((message) => message.type === type);

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe("opening", () => {
  test("is open once the channel is accepted and the session is named, in either order", () => {
    const first = start();
    first.scripted.accept();
    expect(first.terminal.state().phase).toBe("opening");
    first.scripted.say(ready());
    expect(first.terminal.state().phase).toBe("open");
    expect(opened().terminal.state().phase).toBe("open");
  });

  test("asks for what it was told to open, at the screen's size", () => {
    const { scripted } = start({ ...exec, command: ["sh", "-l"] });
    expect(scripted.channels.map(({ name, inputs }) => [name, inputs])).toEqual([
      [
        "terminals.exec",
        [{ environment: "local", container: "web", command: ["sh", "-l"], tty: true, cols: 80, rows: 24 }],
      ],
    ]);
  });

  test("a refusal is the end, with its reason", () => {
    const { terminal, scripted } = start();
    scripted.current().events.onClose?.(new CodedError("host_power_required", "no"));
    expect(terminal.state()).toMatchObject({ phase: "failed", error: { code: "host_power_required" } });
  });

  test("a network that goes before the answer does not start the process twice", () => {
    const { terminal, scripted } = start();
    scripted.cut();
    scripted.mend();
    expect(terminal.state()).toMatchObject({ phase: "failed", error: { code: "outcome_unknown" } });
    expect(scripted.channels.map(({ inputs }) => inputs.length)).toEqual([1]);
  });

  test("an accepted opening whose session was not named before the cut is not repeated either", () => {
    const { terminal, scripted } = start();
    scripted.accept();
    scripted.cut();
    scripted.mend();
    expect(terminal.state().phase).toBe("failed");
    expect(scripted.channels.map(({ inputs }) => inputs.length)).toEqual([1]);
  });
});

describe("a dropped network", () => {
  test("is followed by a resumption from the byte that is held, however often", () => {
    const { terminal, scripted, seen, screen } = opened();
    scripted.say(output(0, bytes("hello ")));
    scripted.cut();
    expect(terminal.state().phase).toBe("lost");
    scripted.mend();
    scripted.cut();
    scripted.mend();
    expect(scripted.current()).toMatchObject({ name: "terminals.resume" });
    expect(scripted.current().inputs.at(-1)).toEqual({
      session: session.id,
      received: 6,
      cols: 80,
      rows: 24,
    });
    scripted.say(ready(6));
    scripted.accept();
    scripted.say(output(6, bytes("world")));
    expect(screen()).toBe("hello world");
    expect(seen.states.map(({ phase }) => phase)).toEqual(["open", "lost", "open"]);
    expect(scripted.channels.map(({ name }) => name)).toEqual(["terminals.exec", "terminals.resume"]);
  });

  test("input in the meantime is refused, not lost in silence", () => {
    const { terminal, scripted } = opened();
    scripted.cut();
    expect(terminal.write(bytes("rm -rf"))).toBe(false);
    scripted.mend();
    scripted.say(ready());
    scripted.accept();
    expect(sentOf(scripted, "input")).toEqual([]);
    expect(terminal.write(bytes("ls"))).toBe(true);
  });

  test("a long input that is cut says how much did not go", () => {
    const { terminal, scripted, seen } = opened();
    terminal.write(new Uint8Array(100_000));
    vi.advanceTimersByTime(4);
    scripted.cut();
    const sent = sentOf(scripted, "input").reduce(
      (sum, { data }) => sum + (data as Uint8Array).byteLength,
      0,
    );
    expect(sent + seen.dropped).toBe(100_000);
    expect(sent).toBeGreaterThan(0);
    expect(seen.dropped).toBeGreaterThan(0);
  });

  test("output that the server no longer holds is counted", () => {
    const { scripted, seen } = opened();
    scripted.cut();
    scripted.mend();
    scripted.say(ready(500, 500));
    scripted.accept();
    scripted.say(output(500, bytes("x")));
    expect(seen.missing).toBe(500);
  });
});

test("acknowledges in steps of 32 kB, and the rest a moment later", () => {
  const { scripted, draw } = opened();
  for (let at = 0; at < 70_000; at += 10_000) scripted.say(output(at, new Uint8Array(10_000)));
  expect(sentOf(scripted, "ack")).toEqual([]);
  draw();
  expect(sentOf(scripted, "ack")).toEqual([{ type: "ack", offset: 40_000 }]);
  vi.advanceTimersByTime(100);
  expect(sentOf(scripted, "ack").at(-1)).toEqual({ type: "ack", offset: 70_000 });
});

test("sends the last of many sizes, once", () => {
  const { terminal, scripted } = opened();
  for (let cols = 81; cols <= 100; cols += 1) terminal.resize({ cols, rows: 30 });
  vi.advanceTimersByTime(60);
  terminal.resize({ cols: 100, rows: 30 });
  vi.advanceTimersByTime(60);
  expect(sentOf(scripted, "resize")).toEqual([{ type: "resize", cols: 100, rows: 30 }]);
});

test("ends with the reason and the exit code, and does not come back", () => {
  const { terminal, scripted } = opened();
  scripted.say({ type: "ended", reason: "exited", exitCode: 137, message: null });
  scripted.current().events.onClose?.(null);
  scripted.cut();
  scripted.mend();
  expect(terminal.state()).toEqual({ phase: "ended", reason: "exited", exitCode: 137, message: null });
  expect(scripted.channels).toHaveLength(1);
  expect(terminal.write(bytes("x"))).toBe(false);
});

test("the output of a terminal that is over is still acknowledged, so that all of it comes", () => {
  const { scripted, draw } = opened();
  scripted.say(output(0, new Uint8Array(40_000)));
  scripted.say({ type: "ended", reason: "exited", exitCode: 0, message: null });
  draw();
  expect(sentOf(scripted, "ack")).toEqual([{ type: "ack", offset: 40_000 }]);
});

test("input keeps its order and goes in pieces of 16 kB at most", () => {
  const lengths = fc.array(fc.integer({ min: 1, max: 50_000 }), { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(lengths, fc.integer({ min: 0, max: 40 }), (sizes, pause) => {
      const { terminal, scripted, seen } = opened();
      const wanted: number[] = [];
      sizes.forEach((size, index) => {
        const data = Uint8Array.from({ length: size }, (_, at) => (at * 7 + index) % 256);
        wanted.push(...data);
        expect(terminal.write(data)).toBe(true);
        vi.advanceTimersByTime(pause);
      });
      terminal.endInput();
      vi.runAllTimers();
      const { sent } = scripted.current();
      const pieces = sent.filter(({ type }) => type === "input").map(({ data }) => data as Uint8Array);
      expect(Math.max(...pieces.map((piece) => piece.byteLength))).toBeLessThanOrEqual(16_384);
      expect(Buffer.concat(pieces).equals(Buffer.from(wanted))).toBe(true);
      expect(sent.at(-1)).toEqual({ type: "end-input" });
      expect(seen.dropped).toBe(0);
    }),
    { numRuns: 30 },
  );
});

/** What may happen to a terminal, besides time passing. */
const happening = fc.oneof(
  fc.record({ what: fc.constant("output" as const), length: fc.integer({ min: 1, max: 60_000 }) }),
  fc.record({ what: fc.constant("draw" as const), count: fc.integer({ min: 1, max: 5 }) }),
  fc.record({ what: fc.constant("cut" as const), back: fc.integer({ min: 0, max: 70_000 }) }),
  fc.record({ what: fc.constant("wait" as const), ms: fc.integer({ min: 1, max: 300 }) }),
);

test("whatever is cut and repeated, the screen has every byte once, and no byte is acknowledged that was not sent", () => {
  fc.assert(
    fc.property(fc.array(happening, { maxLength: 40 }), (happenings) => {
      const { scripted, seen, draw } = opened();
      const source = Uint8Array.from({ length: 150_000 }, (_, at) => (at ^ (at >> 8)) % 256);
      let sent = 0;
      const legal = () => {
        const acks = scripted.current().sent.filter(({ type }) => type === "ack");
        const offsets = acks.map(({ offset }) => offset as number);
        expect(offsets).toEqual([...new Set(offsets)].sort((a, b) => a - b));
        expect(offsets.at(-1) ?? 0).toBeLessThanOrEqual(sent);
      };
      const send = (length: number) => {
        scripted.say(output(sent, source.subarray(sent, sent + length)));
        sent = Math.min(source.length, sent + length);
      };
      for (const one of happenings) {
        if (one.what === "output") send(one.length);
        else if (one.what === "draw") draw(one.count);
        else if (one.what === "wait") vi.advanceTimersByTime(one.ms);
        else {
          scripted.cut();
          scripted.mend();
          const { received } = scripted.current().inputs.at(-1) as { received: number };
          // A server may begin earlier than it was asked to; it may not begin later while it holds the bytes.
          sent = Math.max(0, received - one.back);
          scripted.say(ready(sent));
          scripted.accept();
        }
        legal();
      }
      while (sent < source.length) send(100_000);
      draw();
      vi.runAllTimers();
      legal();
      expect(Buffer.from(seen.screen).equals(Buffer.from(source))).toBe(true);
      expect(seen.missing).toBe(0);
      expect(sentOf(scripted, "ack").at(-1)).toMatchObject({ offset: source.length });
    }),
    { numRuns: 60 },
  );
  // Nine megabytes byte by byte: some three seconds, and many more where others use the processor, too.
}, 60_000);
