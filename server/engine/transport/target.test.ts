import { expect, test } from "vitest";
import { targetOf } from "./target.ts";

test("options of a path with a question mark are its query, and never a body", () => {
  const dial = { method: "POST", path: "/containers/x/stop?", options: { t: 5, signal: undefined } };
  expect(targetOf(dial, "1.45")).toEqual({
    method: "POST",
    path: "/v1.45/containers/x/stop?t=5",
    body: undefined,
  });
});

test("filters are JSON, lists repeat their key", () => {
  const dial = {
    method: "GET",
    path: "/containers/json?",
    options: { filters: { id: ["a", "b"] }, names: ["x", "y"] },
  };
  const { path } = targetOf(dial, null);
  expect(path).toBe(`/containers/json?filters=${encodeURIComponent('{"id":["a","b"]}')}&names=x&names=y`);
});

test("other options are the body; none is none", () => {
  expect(
    targetOf({ method: "POST", path: "/containers/x/exec", options: { Cmd: ["sh"] } }, "1.45").body,
  ).toBe('{"Cmd":["sh"]}');
  expect(
    targetOf({ method: "POST", path: "/containers/x/start?", options: {} }, "1.45").body,
  ).toBeUndefined();
});

test("a query reaches a path that dockerode gives none", () => {
  const dial = { method: "DELETE", path: "/volumes/x", options: { _query: { force: true } } };
  expect(targetOf(dial, "1.45")).toEqual({
    method: "DELETE",
    path: "/v1.45/volumes/x?force=true",
    body: undefined,
  });
});

test("_query and _body are kept apart", () => {
  const dial = {
    method: "POST",
    path: "/containers/create?",
    options: { _query: { name: "a b" }, _body: { Image: "i" } },
  };
  expect(targetOf(dial, "1.45")).toEqual({
    method: "POST",
    path: "/v1.45/containers/create?name=a+b",
    body: '{"Image":"i"}',
  });
});
