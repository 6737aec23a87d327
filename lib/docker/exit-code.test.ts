import { constants } from "node:os";
import { describe, expect, test } from "vitest";
import { explainExitCode } from "./exit-code.ts";
import { signal, signalName, signals } from "./signals.ts";

describe("explainExitCode", () => {
  test.each([
    [0, "success", null],
    [1, "error", null],
    [2, "error", null],
    [124, "error", null],
    [125, "engineFailed", null],
    [126, "notExecutable", null],
    [127, "notFound", null],
    [128, "invalidExit", null],
    [129, "stopped", "SIGHUP"],
    [130, "stopped", "SIGINT"],
    [134, "crashed", "SIGABRT"],
    [137, "killed", "SIGKILL"],
    [139, "crashed", "SIGSEGV"],
    [141, "signal", "SIGPIPE"],
    [143, "stopped", "SIGTERM"],
    [160, "signal", "32"],
    [165, "signal", "37"],
    [192, "signal", "64"],
    [193, "error", null],
    [255, "error", null],
    [256, "unknown", null],
    [-1, "unknown", null],
    [3221225786, "unknown", null],
    [Number.NaN, "unknown", null],
  ])("%s", (code, meaning, name) => {
    expect(explainExitCode(code)).toEqual({ meaning, code, signal: name });
  });

  test("137 after the kernel's OOM killer", () => {
    expect(explainExitCode(137, true)).toEqual({ meaning: "outOfMemory", code: 137, signal: "SIGKILL" });
  });

  test("a memory kill of a child does not explain another code", () => {
    expect(explainExitCode(1, true).meaning).toBe("error");
    expect(explainExitCode(0, true).meaning).toBe("success");
  });
});

describe("signals", () => {
  test("the numbers are those of the system", () => {
    for (const [name, number] of Object.entries(constants.signals)) {
      // Node also lists the older names of three signals.
      if (["SIGIOT", "SIGPOLL"].includes(name)) continue;
      expect(signalName(number)).toBe(name);
    }
  });
  test("no signal is listed twice", () => {
    expect(new Set(signals).size).toBe(signals.length);
  });
  test.each(["SIGTERM", "SIGRTMIN+3"])("accepts %s", (name) => {
    expect(signal.parse(name)).toBe(name);
  });
  test.each(["TERM", "sigterm", "9", "", "SIGTERM&x=1", "SIGTERM "])("refuses %j", (name) => {
    expect(signal.safeParse(name).error?.issues[0]?.message).toMatch(/^must be a signal/);
  });
});
