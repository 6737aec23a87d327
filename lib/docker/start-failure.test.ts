import { expect, test } from "vitest";
import { startComplaint, startFailureOf } from "./start-failure.ts";

const runc = "OCI runtime exec failed: exec failed: unable to start container process: ";

test.each([
  ["unable to find user nosuch: no matching entries in passwd file", "user"],
  ["unable to find group nosuch: no matching entries in group file", "group"],
  [
    `${runc}chdir to cwd ("/nosuch") set in config.json failed: no such file or directory: unknown`,
    "workingDir",
  ],
  [
    `${runc}chdir to cwd ("/etc/passwd") set in config.json failed: not a directory: unknown: Are you`,
    "workingDir",
  ],
  [`${runc}exec: "nosuch": executable file not found in $PATH: unknown`, "program"],
  [`${runc}exec: "/etc": permission denied: unknown`, "program"],
  ["sh: nosuch: not found", null],
  ["", null],
])("%s is about %s", (words, about) => expect(startFailureOf(words)).toBe(about));

test("only the codes of a process that was not started make a complaint of it", () => {
  const words = "unable to find user nosuch: no matching entries in passwd file\r\n";
  expect(startComplaint(126, words)).toBe(words.trim());
  expect(startComplaint(0, words)).toBeNull();
  expect(startComplaint(127, "sh: nosuch: not found")).toBeNull();
  expect(startComplaint(126, `${words}${"x".repeat(5000)}`)).toBeNull();
});
