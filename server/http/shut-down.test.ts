import { once } from "node:events";
import { connect } from "node:net";
import { expect, test } from "vitest";
import { containerChannels } from "#lib/contracts/containers.ts";
import { until } from "../engine/testing/until.ts";
import { openRawSocket } from "../testing/raw-socket.ts";
import { startTestPanel } from "../testing/test-panel.ts";
import { openTestSocket } from "../testing/test-socket.ts";

test("a panel stops cleanly with sockets open, one that says nothing, half-open upgrades and an idle connection", {
  timeout: 60_000,
}, async () => {
  const panel = await startTestPanel("/nonexistent/quayside-test.sock");
  const socket = await openTestSocket(panel, "admin");
  const channel = await socket.open(containerChannels.follow, { environment: "local" });
  expect(channel.opened.ok).toBe(true);
  const headers = { origin: panel.url, cookie: panel.cookieOf("viewer") };
  const silent = await openRawSocket(panel.port, headers);
  expect(silent.answer).toMatch(/^HTTP\/1\.1 101/);
  // Ended by its client before it was asked for, and never closed.
  const halfOpen = await openRawSocket(panel.port, headers);
  halfOpen.connection.end();
  const refused = await openRawSocket(panel.port, { ...headers, origin: "https://evil.example" });
  const idle = connect(panel.port, "127.0.0.1");
  idle.on("error", () => undefined);
  await once(idle, "connect");
  idle.write("GET /api/health HTTP/1.1\r\nHost: x\r\n");
  const started = performance.now();
  await panel.close();
  expect(performance.now() - started).toBeLessThan(5_000);
  await socket.disconnected();
  for (const one of [silent.connection, halfOpen.connection, refused.connection, idle]) {
    one.resume();
    await until("it is closed", () => {
      one.write("x");
      return one.destroyed;
    });
  }
});
