import { expect, test } from "vitest";
import { CodedError, type ErrorCode } from "#lib/errors/coded-error.ts";
import { failureKind } from "./failure-kind.ts";

const cases: [ErrorCode, string, boolean, string | null][] = [
  ["conflict", "container 71330e is not running", false, "notRunning"],
  ["conflict", "Container 71330e is paused, unpause the container before exec", false, "paused"],
  ["conflict", "This terminal was opened in another place", true, "elsewhere"],
  ["conflict", "something else", false, null],
  ["not_found", "There is no such terminal", true, "gone"],
  ["not_found", "No such container: web", false, null],
  ["engine_refused", "This container has no shell", false, "noShell"],
  ["engine_refused", "bad parameter", false, null],
  ["forbidden", "is not running", false, null],
];

test.each(cases)("%s, %s, open before: %s is %s", (code, message, wasOpen, kind) => {
  expect(failureKind(new CodedError(code, message), wasOpen)).toBe(kind);
});

test("the end of a channel without a reason is nothing special", () => {
  expect(failureKind(null, true)).toBeNull();
});
