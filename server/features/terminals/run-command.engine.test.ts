import { expect, test } from "vitest";
import { runCommand } from "./run-command.ts";
import { makeTerminals, runContainer } from "./testing/test-terminals.ts";

test("a program that writes without end is let go of, and its output is none", async () => {
  await using container = await runContainer("endless");
  await using bench = makeTerminals();
  for (const command of [["yes"], ["sh", "-c", "yes >&2"]])
    expect(await runCommand(bench.engine, container.id, command, 60_000)).toEqual({
      output: "",
      exitCode: null,
    });
});

test("a program's own output is whole, without what it complains of", async () => {
  await using container = await runContainer("answer");
  await using bench = makeTerminals();
  const command = ["sh", "-c", "echo out; echo bad >&2; exit 3"];
  expect(await runCommand(bench.engine, container.id, command, 10_000)).toEqual({
    output: "out",
    exitCode: 3,
  });
});
