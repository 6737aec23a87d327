import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findAddress, formatAddress, parseAddress, usualSockets } from "./address.ts";

test.each([
  "unix:///var/run/docker.sock",
  "tcp://127.0.0.1:2375",
  "tcp://[::1]:2375",
  "tcp://engine.example:80",
])("%s survives reading and writing", (text) => {
  expect(formatAddress(parseAddress(text))).toBe(text);
});

test("tcp:// without a port means Docker's plain one", () => {
  expect(parseAddress("tcp://engine")).toEqual({ kind: "tcp", host: "engine", port: 2375 });
});

test.each([
  "unix://relative.sock",
  "tcp://",
  "tcp://user:secret@engine:2375",
  "tcp://engine:2375/prefix",
  "tcp://engine:2375?x=1",
  "ssh://engine",
  "/var/run/docker.sock",
  "",
])("%j is refused", (text) => {
  expect(() => parseAddress(text)).toThrow(expect.objectContaining({ code: "invalid_input" }));
});

test("facts row 16: the TLS port is not spoken to in the clear", () => {
  expect(() => parseAddress("tcp://engine:2376")).toThrow(/TLS/);
});

describe("finding an engine", () => {
  let folder = "";
  const server = createServer();
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "address-"));
    await writeFile(join(folder, "file"), "");
    await new Promise<void>((resolve) => server.listen(join(folder, "real.sock"), resolve));
  });
  afterAll(async () => {
    await new Promise((resolve) => server.close(resolve));
    await rm(folder, { recursive: true });
  });

  test("the address that was asked for comes first, reachable or not", async () => {
    const found = await findAddress({
      dockerHost: "unix:///nowhere.sock",
      candidates: [join(folder, "real.sock")],
    });
    expect(found).toEqual({ kind: "unix", socketPath: "/nowhere.sock" });
  });

  test("else the first candidate that is a socket", async () => {
    const candidates = [join(folder, "missing"), join(folder, "file"), join(folder, "real.sock")];
    const found = await findAddress({ dockerHost: undefined, candidates });
    expect(found).toEqual({ kind: "unix", socketPath: join(folder, "real.sock") });
    expect(await findAddress({ dockerHost: undefined, candidates: candidates.slice(0, 2) })).toBeNull();
  });

  test("rootless and Podman sockets are looked for where they are", () => {
    expect(usualSockets("/run/user/1000")).toContain("/run/user/1000/podman/podman.sock");
    expect(usualSockets(undefined)[0]).toBe("/var/run/docker.sock");
  });
});
