import { describe, expect, test } from "vitest";
import { containerInspect, containerSummary } from "../types/container.ts";
import { detailsOf, sameSummary } from "./container-entry.ts";

const id = "d".repeat(64);
const row = (more: Record<string, unknown> = {}) =>
  containerSummary.parse({ Id: id, State: "running", Status: "Up 3 minutes", Names: ["/a"], ...more });

describe("what counts as a change of a row", () => {
  test.each([
    ["Up 3 minutes", "Up 2 hours"],
    ["Up Less than a second", "Up About a minute"],
    ["Up 3 minutes (healthy)", "Up 4 minutes (healthy)"],
    ["Exited (0) 2 seconds ago", "Exited (0) 3 days ago"],
  ])("%j and %j are the same", (left, right) => {
    expect(sameSummary(row({ Status: left }), row({ Status: right }))).toBe(true);
  });

  test.each([
    ["Up 3 minutes (healthy)", "Up 3 minutes (unhealthy)"],
    ["Up 3 minutes", "Up 3 minutes (Paused)"],
    ["Exited (0) 2 seconds ago", "Exited (137) 2 seconds ago"],
  ])("%j and %j are not", (left, right) => {
    expect(sameSummary(row({ Status: left }), row({ Status: right }))).toBe(false);
  });

  test("the order in which Go walks its maps is none", () => {
    const ports = [
      { PrivatePort: 80, PublicPort: 8080, Type: "tcp", IP: "0.0.0.0" },
      { PrivatePort: 80, PublicPort: 8080, Type: "tcp", IP: "::" },
      { PrivatePort: 443, Type: "tcp" },
    ];
    const mounts = [{ Destination: "/b" }, { Destination: "/a" }];
    const left = row({ Ports: ports, Mounts: mounts, Labels: { a: "1", b: "2" } });
    const right = row({ Ports: ports.toReversed(), Mounts: mounts.toReversed(), Labels: { b: "2", a: "1" } });
    expect(sameSummary(left, right)).toBe(true);
    expect(sameSummary(left, row({ Ports: ports.slice(1), Mounts: mounts }))).toBe(false);
  });

  test("a name, a label or a network is", () => {
    expect(sameSummary(row(), row({ Names: ["/b"] }))).toBe(false);
    expect(sameSummary(row(), row({ Labels: { a: "1" } }))).toBe(false);
    const networks = { Networks: { web: { IPAddress: "10.0.0.2" } } };
    expect(sameSummary(row(), row({ NetworkSettings: networks }))).toBe(false);
  });
});

describe("details", () => {
  const inspect = (State: Record<string, unknown>) =>
    detailsOf(containerInspect.parse({ Id: id, State, HostConfig: {}, Config: {} }), {
      runtime: "runc",
      privateCgroupns: true,
    });

  test("never is null, not year 1", () => {
    const zero = "0001-01-01T00:00:00Z";
    expect(inspect({ StartedAt: zero, FinishedAt: zero })).toMatchObject({
      startedAt: null,
      finishedAt: null,
    });
    expect(inspect({ StartedAt: "2026-11-22T03:07:31.472739219Z" }).startedAt).toBe(
      Date.UTC(2026, 10, 22, 3, 7, 31, 472),
    );
  });

  test("health is null where there is no check", () => {
    expect(inspect({}).health).toBeNull();
    expect(inspect({ Health: { Status: "none" } }).health).toBeNull();
    expect(inspect({ Health: { Status: "unhealthy", FailingStreak: 3 } }).health).toEqual({
      status: "unhealthy",
      failingStreak: 3,
    });
  });
});
