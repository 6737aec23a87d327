import { expect, test } from "vitest";
import { received } from "./received.ts";

test("binary of a message is bytes, and the rest is as it was", () => {
  const message = { type: "output", offset: 7, data: Uint8Array.of(1, 255).buffer };
  expect(received(message)).toEqual({ type: "output", offset: 7, data: Uint8Array.of(1, 255) });
  expect(received(Uint8Array.of(3).buffer)).toEqual(Uint8Array.of(3));
});

test("text is JSON; a message without binary is handed on as it is", () => {
  expect(received('{"type":"state"}')).toEqual({ type: "state" });
  const message = { type: "end", code: 0 };
  expect(received(message)).toBe(message);
  expect(received(null)).toBeNull();
});
