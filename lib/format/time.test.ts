import { describe, expect, test } from "vitest";
import { parseDockerTime, timeFormat } from "./time.ts";

describe("parseDockerTime", () => {
  test.each<[string | null | undefined, number | null]>([
    ["2026-11-22T03:14:29.225698333Z", Date.UTC(2026, 10, 22, 3, 14, 29, 225)],
    ["2026-11-22T03:14:29Z", Date.UTC(2026, 10, 22, 3, 14, 29)],
    ["2026-11-22T03:14:29.5+08:00", Date.UTC(2026, 10, 21, 19, 14, 29, 500)],
    ["1970-01-01T00:00:00Z", 0],
    ["0001-01-01T00:00:00Z", null],
    ["0001-01-01T00:00:00.000000001Z", null],
    ["", null],
    [null, null],
    [undefined, null],
    ["yesterday", null],
    ["2026-13-45T99:99:99Z", null],
    ["2026-11-22", null],
  ])("%j", (text, expected) => {
    expect(parseDockerTime(text)).toBe(expected);
  });
});

const now = Date.UTC(2026, 10, 22, 12);
const seconds = 1000;
const minutes = 60 * seconds;
const hours = 60 * minutes;
const days = 24 * hours;

describe("relative", () => {
  test.each([
    [0, "now", "现在"],
    [4.9 * seconds, "now", "现在"],
    [-4.9 * seconds, "now", "现在"],
    [5 * seconds, "5 seconds ago", "5秒钟前"],
    [59.9 * seconds, "59 seconds ago", "59秒钟前"],
    [minutes, "1 minute ago", "1分钟前"],
    [3 * minutes + 59 * seconds, "3 minutes ago", "3分钟前"],
    [hours, "1 hour ago", "1小时前"],
    [day(1), "1 day ago", "1天前"],
    [day(6.9), "6 days ago", "6天前"],
    [day(7), "1 week ago", "1周前"],
    [day(30), "1 month ago", "1个月前"],
    [day(365), "1 year ago", "1年前"],
    [-2 * minutes, "in 2 minutes", "2分钟后"],
  ])("%d ms ago", (ago, english, chinese) => {
    expect(timeFormat("en").relative(now - ago, now)).toBe(english);
    expect(timeFormat("zh-CN").relative(now - ago, now)).toBe(chinese);
  });
});

function day(count: number): number {
  return count * days;
}

test("exact time names its zone", () => {
  expect(timeFormat("en", "UTC").exact(now)).toMatch(/^Nov 22, 2026, 12:00:00 UTC$/);
  expect(timeFormat("zh-CN", "Asia/Shanghai").exact(now)).toMatch(/^2026年11月22日.*20:00:00$/);
  expect(timeFormat("en", "UTC").exact(Date.UTC(2026, 0, 1))).toContain("00:00:00");
});

describe("duration", () => {
  test.each([
    [0, "0s", "0秒"],
    [999, "0s", "0秒"],
    [-5, "0s", "0秒"],
    [1 * seconds, "1s", "1秒"],
    [59.9 * seconds, "59s", "59秒"],
    [minutes, "1m", "1分钟"],
    [3 * minutes + 5 * seconds, "3m 5s", "3分钟 5秒"],
    [2 * hours + 59 * seconds, "2h", "2小时"],
    [2 * days + 3 * hours + 59 * minutes, "2d 3h", "2天 3小时"],
    [400 * days, "400d", "400天"],
  ])("%d ms", (length, english, chinese) => {
    expect(timeFormat("en").duration(length)).toBe(english);
    expect(timeFormat("zh-CN").duration(length)).toBe(chinese);
  });
});
