import { expect, test } from "vitest";
import {
  comparePlaces,
  fromMs,
  moved,
  msBetween,
  parsePlace,
  parseStamp,
  placeKey,
  toEngineTime,
  toMs,
  toStamp,
} from "./at.ts";

const at = "1795342582501065766";

test("a stamp is read and written to the nanosecond", () => {
  expect(parseStamp("2026-11-22T10:16:22.501065766Z")).toBe(at);
  expect(toStamp(at)).toBe("2026-11-22T10:16:22.501065766Z");
  expect(parseStamp("2026-11-22T12:16:22.5+02:00")).toBe("1795342582500000000");
  expect(parseStamp("2026-11-22T10:16:22Z")).toBe("1795342582000000000");
  expect(parseStamp("yesterday")).toBeNull();
});

test("moments are moved, measured and given to the engine", () => {
  expect(moved(at, -1n)).toBe("1795342582501065765");
  expect(toEngineTime(at)).toBe("1795342582.501065766");
  expect(toMs(at)).toBe(1_795_342_582_501);
  expect(fromMs(1_795_342_582_501)).toBe("1795342582501000000");
  expect(msBetween(at, moved(at, 1_500_000n))).toBe(1.5);
});

test("places have an order and a word", () => {
  expect(comparePlaces({ at, nth: 0 }, { at, nth: 1 })).toBeLessThan(0);
  expect(comparePlaces({ at: moved(at, 1n), nth: 0 }, { at, nth: 1 })).toBeGreaterThan(0);
  expect(parsePlace(placeKey({ at, nth: 3 }))).toEqual({ at, nth: 3 });
  expect(parsePlace("1.2.3")).toBeNull();
});
