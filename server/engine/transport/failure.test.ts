import { describe, expect, test } from "vitest";
import { explainSocketError, reasonOf, statusError } from "./failure.ts";

const jsonHeaders = { "content-type": "application/json" };
const body = (value: unknown) => Buffer.from(JSON.stringify(value));

describe("facts row 23: one typed error", () => {
  test.each([
    [404, "No such container: x", "not_found"],
    [409, "name is already in use", "conflict"],
    [400, "bad parameter", "engine_refused"],
    [400, "client version 1.40 is too old. Minimum supported API version is 1.44", "engine_version"],
    [400, "client version 1.56 is too new. Maximum supported API version is 1.45", "engine_version"],
    [403, "authorization denied by plugin", "engine_refused"],
    [500, "driver failed", "engine_failed"],
    [503, "This node is not a swarm manager", "engine_failed"],
    [302, "anything", "engine_protocol"],
    [199, "anything", "engine_protocol"],
  ])("status %i %j is %s", (status, message, code) => {
    const error = statusError(status, jsonHeaders, body({ message }));
    expect(error.code).toBe(code);
    if (code !== "engine_protocol") expect(error.details.reason).toBe(message);
  });

  test("reasons are found in objects, text and buffers of either", () => {
    expect(reasonOf({ message: "m" })).toBe("m");
    expect(reasonOf("plain\n")).toBe("plain");
    expect(reasonOf(Buffer.from('{"message":"in a buffer"}'))).toBe("in a buffer");
    expect(reasonOf(Buffer.from("text in a buffer"))).toBe("text in a buffer");
    expect(reasonOf(null)).toBe("");
    expect(reasonOf({ message: 5 })).toBe("");
  });

  test("a proxy's page is not the engine's word", () => {
    const error = statusError(502, { "content-type": "text/html" }, Buffer.from("<html>nginx</html>"));
    expect(error).toMatchObject({ code: "engine_failed", details: { reason: "HTTP 502" } });
  });

  test.each([
    ["ECONNREFUSED", { sent: false, mutation: true }, "engine_unreachable"],
    ["ECONNRESET", { sent: true, mutation: false }, "engine_unreachable"],
    ["ECONNRESET", { sent: true, mutation: true }, "outcome_unknown"],
    ["HPE_HEADER_OVERFLOW", { sent: true, mutation: false }, "engine_protocol"],
  ])("%s in phase %j is %s", (code, phase, expected) => {
    const error = Object.assign(new Error(code), { code });
    expect(explainSocketError(error, phase).code).toBe(expected);
  });
});
