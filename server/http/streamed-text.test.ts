import { expect, test } from "vitest";
import { StreamedText } from "./streamed-text.ts";

const about = { mediaType: "text/csv", fileName: "x.csv" };

/** Text without end, that counts how much of it was asked for. */
const endless = () => {
  const made = { count: 0, ended: false };
  async function* chunks() {
    try {
      for (;;) {
        made.count += 1;
        yield "x".repeat(1_000);
      }
    } finally {
      made.ended = true;
    }
  }
  return { made, text: new StreamedText(chunks(), about) };
};

test("nothing is made before it is read, and no more than is read", async () => {
  const { made, text } = endless();
  const reader = text.response().body?.getReader();
  await reader?.read();
  await new Promise((resolve) => setImmediate(resolve));
  expect(made.count).toBeLessThanOrEqual(3);
  await reader?.cancel();
  expect(made.ended).toBe(true);
});

test("a guarded one breaks off when it is aborted, and says so once", async () => {
  const { made, text } = endless();
  const abort = new AbortController();
  let done = 0;
  const reader = text
    .guarded(abort.signal, () => void done++)
    .response()
    .body?.getReader();
  await reader?.read();
  abort.abort(new Error("shut out"));
  const rest = async () => {
    for (let index = 0; index < 5; index += 1) await reader?.read();
  };
  await expect(rest()).rejects.toThrow("shut out");
  expect([made.ended, done > 0]).toEqual([true, true]);
});

test("a guarded one that is never begun is done when it is given up", async () => {
  const { text } = endless();
  let done = false;
  const guarded = text.guarded(new AbortController().signal, () => {
    done = true;
  });
  await guarded.response().body?.cancel();
  expect(done).toBe(true);
});
