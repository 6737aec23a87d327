import { expect, test } from "vitest";
import { hintPlace } from "./hint-place.ts";

const room = { clientWidth: 1000, clientHeight: 800 };
const hint = { width: 100, height: 30 };
const at = (left: number, top: number) => ({ left, top, bottom: top + 20, width: 40 });

test("stands centred above its element", () => {
  expect(hintPlace(at(500, 400), hint, room)).toEqual({ left: 470, top: 364 });
});

test("stands below where there is no room above", () => {
  expect(hintPlace(at(500, 10), hint, room)).toEqual({ left: 470, top: 36 });
});

test("stays within the window on both sides", () => {
  expect(hintPlace(at(0, 400), hint, room).left).toBe(4);
  expect(hintPlace(at(980, 400), hint, room).left).toBe(896);
});
