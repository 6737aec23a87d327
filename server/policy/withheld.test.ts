import { expect, test } from "vitest";
import { commandOf, envOf } from "./withheld.ts";

test("who may not inspect sees the names of variables and of the program, and no more", () => {
  expect(envOf(["TOKEN=a=b", "ALONE"], false)).toEqual([
    { key: "TOKEN", value: null },
    { key: "ALONE", value: null },
  ]);
  expect(commandOf({ Entrypoint: ["/run", "--key=1"], Cmd: ["s3cret"] }, false)).toEqual({
    entrypoint: ["/run"],
    cmd: [],
  });
  expect(commandOf({ Entrypoint: null, Cmd: ["sh", "-c", "s3cret"] }, false)).toEqual({
    entrypoint: [],
    cmd: ["sh"],
  });
});

test("who may sees all of them", () => {
  expect(envOf(["TOKEN=a=b", "ALONE"], true)).toEqual([
    { key: "TOKEN", value: "a=b" },
    { key: "ALONE", value: "" },
  ]);
  expect(commandOf({ Entrypoint: "/run", Cmd: ["a"] }, true)).toEqual({ entrypoint: ["/run"], cmd: ["a"] });
  expect(commandOf(undefined, true)).toEqual({ entrypoint: [], cmd: [] });
  expect(envOf(null, true)).toEqual([]);
});
