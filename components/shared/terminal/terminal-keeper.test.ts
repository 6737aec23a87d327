import { expect, test } from "vitest";
import { keeperOf, TerminalKeeper } from "./terminal-keeper.ts";
import { ScriptedSocket } from "./testing/scripted-socket.ts";

const kept = { session: "terminal-0123456789", received: 500, size: { cols: 90, rows: 20 } };
const ready = (offset: number) => ({ type: "ready", session: { id: kept.session }, offset, lost: 0 });

test("a kept terminal is held from where it was, and what comes is acknowledged", () => {
  const scripted = new ScriptedSocket();
  new TerminalKeeper(scripted.socket).keep(kept);
  expect(scripted.current().inputs).toEqual([{ session: kept.session, received: 500, cols: 90, rows: 20 }]);
  scripted.say(ready(500));
  scripted.accept();
  scripted.say({ type: "output", offset: 500, stream: "tty", data: new Uint8Array(40_000) });
  expect(scripted.current().sent).toEqual([{ type: "ack", offset: 40_500 }]);
});

test("it is let go when it is shown again, and forgotten when it ends", () => {
  const scripted = new ScriptedSocket();
  const keeper = new TerminalKeeper(scripted.socket);
  keeper.keep(kept);
  keeper.letGo(kept.session);
  expect(scripted.channels.map(({ closed }) => closed)).toEqual([true]);
  keeper.keep(kept);
  scripted.current().events.onClose?.(null);
  keeper.letGo(kept.session);
  expect(scripted.channels.map(({ closed }) => closed)).toEqual([true, true]);
});

test("a socket has one keeper", () => {
  const { socket } = new ScriptedSocket();
  expect(keeperOf(socket)).toBe(keeperOf(socket));
  expect(keeperOf(socket)).not.toBe(keeperOf(new ScriptedSocket().socket));
});
