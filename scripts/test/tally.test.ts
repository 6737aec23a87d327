import { expect, test } from "vitest";
import { tallyPlaywright } from "./playwright-report.ts";
import { addTallies, emptyTally, summarize, withExitCode } from "./tally.ts";
import { tallyVitest } from "./vitest-report.ts";

const vitest = {
  testResults: [
    {
      name: "/home/me/quayside/lib/names.test.ts",
      status: "failed",
      assertionResults: [
        { fullName: "takes letters", status: "passed" },
        { fullName: "refuses dots", status: "failed" },
        { fullName: "mounts a subpath (needs API 1.45, the engine has 1.41)", status: "skipped" },
        { fullName: "some day", status: "todo" },
      ],
    },
    { name: "/home/me/quayside/lib/broken.test.ts", status: "failed", assertionResults: [] },
  ],
};

const playwright = {
  suites: [
    {
      title: "containers.spec.ts",
      specs: [{ title: "lists them", tests: [{ status: "expected" }] }],
      suites: [{ title: "bulk", specs: [{ title: "stops two", tests: [{ status: "flaky" }] }] }],
    },
  ],
  errors: [{ message: "global setup failed\nat main.ts" }],
};

test("counts over both runners, and names what did not pass", () => {
  const tally = addTallies(tallyVitest(vitest, "/home/me/quayside"), tallyPlaywright(playwright));
  const { lines, ok } = summarize(tally);
  expect(ok).toBe(false);
  expect(lines.join("\n")).toBe(`
Failed:
  lib/names.test.ts: refuses dots
  lib/broken.test.ts
  containers.spec.ts > bulk > stops two
  end-to-end tests: global setup failed
Skipped:
  lib/names.test.ts: mounts a subpath (needs API 1.45, the engine has 1.41)
  lib/names.test.ts: some day
2 passed, 4 failed, 2 skipped`);
});

test("a run without a single test is no success", () => {
  expect(summarize(emptyTally)).toEqual({
    ok: false,
    lines: ["", "No test ran.", "0 passed, 0 failed, 0 skipped"],
  });
});

test("passes with the counts alone on the last line", () => {
  expect(summarize({ passed: 3, failed: [], skipped: [] })).toEqual({
    ok: true,
    lines: ["", "3 passed, 0 failed, 0 skipped"],
  });
});

test("a runner that ends badly fails the run, once", () => {
  const passed = { ...emptyTally, passed: 3 };
  expect(withExitCode(passed, "vitest", 1).failed).toEqual(["vitest ended with exit code 1"]);
  expect(withExitCode({ ...passed, failed: ["one"] }, "vitest", 1).failed).toEqual(["one"]);
  expect(withExitCode(passed, "vitest", 0)).toBe(passed);
});
