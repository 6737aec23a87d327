import { expect, test } from "vitest";
import { readRequest } from "./open-request.ts";

test.each([
  ["?open=exec&container=web", { kind: "exec", container: "web" }],
  ["?container=abc.1_2-3&open=attach", { kind: "attach", container: "abc.1_2-3" }],
  ["?open=saved&container=web", { kind: "saved", container: "web" }],
  ["?open=exec", null],
  ["?open=run&container=web", null],
  ["?open=exec&container=../json", null],
  ["?open=exec&container=", null],
  ["", null],
])("%s asks for %j", (search, request) => {
  expect(readRequest(search)).toEqual(request);
});

test("an address cannot say which command is run", () => {
  expect(readRequest("?open=exec&container=web&command=rm&tty=false")).toEqual({
    kind: "exec",
    container: "web",
  });
});
