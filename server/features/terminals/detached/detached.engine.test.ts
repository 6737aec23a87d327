import { describe, expect, test } from "vitest";
import type { InputOf } from "#lib/contracts/contract.ts";
import type { execs } from "#lib/contracts/execs.ts";
import { CodedError } from "#lib/errors/coded-error.ts";
import { otherClient } from "../../../engine/testing/real-engine.ts";
import { until } from "../../../engine/testing/until.ts";
import type { Actor } from "../../../http/call.ts";
import type { TerminalEngine } from "../engine.ts";
import { makeActor, makeTerminals, processesOf, runContainer } from "../testing/test-terminals.ts";

type Bench = ReturnType<typeof makeTerminals>;
type Options = Partial<Omit<InputOf<(typeof execs)["start"]>, "environment" | "command">>;

/** An engine at which something happens between a process's start and the answer. */
const whenExecStarted = (engine: TerminalEngine, happens: () => Promise<void>): TerminalEngine => ({
  ...engine,
  client: {
    ...engine.client,
    async execStart(...call) {
      const stream = await engine.client.execStart(...call);
      await happens();
      return stream;
    },
  },
});

/** Starts a command and gives what is to be known of it, and what its audit row ended with. */
const start = async (
  { terminals, engine, admin }: Bench,
  container: string,
  command: string[],
  { actor = admin, ...options }: Options & { actor?: Actor } = {},
) => {
  const finished: unknown[] = [];
  const call = { engine, actor, withdrawn: new AbortController().signal };
  const input = { environment: "local", container, command, ...options };
  const { id } = await terminals.detached.start(
    call,
    input,
    () =>
      (...row) =>
        void finished.push(row),
  );
  const exec = () => terminals.detached.get(actor, id);
  return {
    id,
    actor,
    finished,
    view: () => exec().view(),
    output: () => exec().output(),
    over: () => until("the command is over", () => !exec().isRunning),
    text: (stream: string) => {
      const { first, last } = exec().output();
      return [...first, ...last]
        .filter((part) => part.stream === stream)
        .map(({ text }) => text)
        .join("");
    },
  };
};

describe("a detached command", () => {
  test("has its output apart, its exit code and its duration, and its audit row says so", async () => {
    await using container = await runContainer("detached");
    await using bench = makeTerminals();
    const command = ["sh", "-c", "echo out; echo bad >&2; sleep 0.3; echo more; exit 3"];
    const exec = await start(bench, container.name, command);
    expect(exec.view()).toMatchObject({ container: container.id, command, ended: null, endedAt: null });
    await exec.over();
    expect(exec.view().ended).toEqual({ reason: "exited", exitCode: 3, message: null });
    expect(exec.view().durationMs).toBeGreaterThanOrEqual(300);
    expect(exec.view().bytes).toEqual({ stdout: 9, stderr: 4 });
    expect([exec.text("stdout"), exec.text("stderr")]).toEqual(["out\nmore\n", "bad\n"]);
    const detail = { container: container.id, reason: "exited", exitCode: 3, outputBytes: 13 };
    expect(exec.finished).toMatchObject([["succeeded", detail]]);
  });

  test("has no input: it reads the end of it at once", async () => {
    await using container = await runContainer("detached-input");
    await using bench = makeTerminals();
    const exec = await start(bench, container.id, ["cat"]);
    await exec.over();
    expect(exec.view().ended).toMatchObject({ exitCode: 0 });
  });

  test("has its options, and no value of a variable is told anywhere", async () => {
    await using container = await runContainer("detached-options");
    await using bench = makeTerminals();
    const env = [{ name: "TOKEN", value: "canary-5531" }];
    const command = ["sh", "-c", 'id -u; pwd; [ "$TOKEN" = canary-5531 ] && echo same'];
    const exec = await start(bench, container.id, command, { user: "65534", workingDir: "/etc", env });
    await exec.over();
    expect(exec.text("stdout")).toBe("65534\n/etc\nsame\n");
    expect(JSON.stringify([exec.view().options, exec.finished])).not.toContain("canary-5531");
    expect(exec.view().options.env).toEqual(["TOKEN"]);
  });

  test("that writes much keeps its first and last part, and counts the rest", async () => {
    await using container = await runContainer("detached-much");
    await using bench = makeTerminals();
    const exec = await start(bench, container.id, ["sh", "-c", "seq 1 400000; echo end"]);
    await exec.over();
    const { first, left, last } = exec.output();
    const size = (parts: { text: string }[]) => parts.reduce((sum, { text }) => sum + text.length, 0);
    expect(first[0]?.text.startsWith("1\n2\n3\n")).toBe(true);
    expect(last.at(-1)?.text.endsWith("400000\nend\n")).toBe(true);
    const all = exec.view().bytes.stdout;
    expect(size(first) + (left?.stdout ?? 0) + size(last)).toBe(all);
    expect(all).toBeGreaterThan(2_000_000);
    expect(size(first) + size(last)).toBeLessThanOrEqual(256 * 1024);
  });

  test("is stopped with all that it started", async () => {
    await using container = await runContainer("detached-stop");
    await using bench = makeTerminals();
    const exec = await start(bench, container.id, ["sh", "-c", "sleep 4101 & sleep 4102"]);
    await until("it runs", async () => /4102/.test((await processesOf(container.id)).join()));
    expect(() => bench.terminals.detached.forget(exec.actor, exec.id)).toThrow(
      expect.objectContaining({ code: "conflict" }),
    );
    const view = await bench.terminals.detached.stop(exec.actor, exec.id);
    expect(view.ended).toMatchObject({ reason: "closed" });
    expect((await processesOf(container.id)).join()).not.toMatch(/410[12]/);
    bench.terminals.detached.forget(exec.actor, exec.id);
    expect(bench.terminals.detached.list(exec.actor.userId)).toEqual([]);
  });

  test("in a container without a shell is not said to be stopped while it runs", async () => {
    await using container = await runContainer("detached-no-shell", {
      Cmd: ["/bin/busybox", "sleep", "600"],
      Env: ["PATH=/nowhere"],
    });
    await using bench = makeTerminals();
    const exec = await start(bench, container.id, ["/bin/busybox", "sleep", "4103"]);
    await expect(bench.terminals.detached.stop(exec.actor, exec.id)).rejects.toMatchObject({
      code: "engine_refused",
    });
    expect(exec.view().ended).toBeNull();
  });

  test("that cannot be started says why in the engine's words", async () => {
    await using container = await runContainer("detached-unstarted");
    await using bench = makeTerminals();
    const exec = await start(bench, container.id, ["true"], { user: "nosuch" });
    await exec.over();
    expect(exec.view().ended).toMatchObject({
      message: expect.stringContaining("unable to find user nosuch"),
    });
  });

  test("ends with its container, with the real code", async () => {
    await using container = await runContainer("detached-container");
    await using bench = makeTerminals();
    const exec = await start(bench, container.id, ["sleep", "4104"]);
    await until("it runs", async () => /4104/.test((await processesOf(container.id)).join()));
    await otherClient("DELETE", `/containers/${container.id}?force=1`);
    await exec.over();
    expect([
      ["exited", 137],
      ["container-removed", null],
    ]).toContainEqual([exec.view().ended?.reason, exec.view().ended?.exitCode]);
  });

  test("is refused to others with the privilege or another user, and none starts", async () => {
    await using container = await runContainer("detached-refused", { User: "65534" });
    await using bench = makeTerminals();
    const actor = makeActor("deployer");
    for (const options of [{ privileged: true, hostPower: ["privileged"] }, { user: "root" }])
      await expect(
        start(bench, container.id, ["sleep", "4105"], { ...options, actor }),
      ).rejects.toMatchObject({
        code: "host_power_required",
      });
    await expect(start(bench, container.id, ["true"], { privileged: true })).rejects.toMatchObject({
      code: "confirmation_outdated",
    });
    expect((await processesOf(container.id)).join()).not.toContain("4105");
  });

  test("is nobody else's, and goes with the right to it", async () => {
    await using container = await runContainer("detached-revoked", { User: "65534" });
    await using bench = makeTerminals();
    const asRoot = await start(bench, container.id, ["sleep", "4106"], { user: "root" });
    const own = await start(bench, container.id, ["sleep", "4107"]);
    const { detached } = bench.terminals;
    expect(() => detached.get(makeActor("admin"), own.id)).toThrow(
      expect.objectContaining({ code: "not_found" }),
    );
    bench.terminals.revoke({ userId: bench.admin.userId, role: "operator" });
    await until("the root's is gone", async () => !/4106/.test((await processesOf(container.id)).join()));
    expect(asRoot.finished).toMatchObject([["succeeded", { reason: "revoked" }]]);
    expect(own.view().ended).toBeNull();
    bench.terminals.revoke({ userId: bench.admin.userId });
    await until("its own is gone", async () => !/4107/.test((await processesOf(container.id)).join()));
  });

  test("whose right goes while it starts is ended, and its start fails", async () => {
    await using container = await runContainer("detached-withdrawn");
    await using bench = makeTerminals();
    const { terminals, admin } = bench;
    const withdrawal = new AbortController();
    const engine = whenExecStarted(bench.engine, async () => {
      await until("it runs", async () => /4110/.test((await processesOf(container.id)).join()));
      terminals.revoke({ userId: admin.userId });
      withdrawal.abort(new CodedError("forbidden", "The right is gone"));
    });
    const call = { engine, actor: admin, withdrawn: withdrawal.signal };
    const input = { environment: "local", container: container.id, command: ["sleep", "4110"] };
    const goesOn = () => {
      throw new Error("It does not go on");
    };
    await expect(terminals.detached.start(call, input, goesOn)).rejects.toMatchObject({ code: "forbidden" });
    await until("it is gone", async () => !/4110/.test((await processesOf(container.id)).join()));
    expect(terminals.detached.list(admin.userId)).toEqual([]);
  });

  test("ends with the panel, which leaves nothing behind", async () => {
    await using container = await runContainer("detached-close");
    const bench = makeTerminals();
    const exec = await start(bench, container.id, ["sleep", "4108"]);
    await bench.terminals.close();
    expect(exec.finished).toMatchObject([["succeeded", { reason: "closed" }]]);
    expect(await processesOf(container.id)).toHaveLength(1);
    await expect(start(bench, container.id, ["true"])).rejects.toMatchObject({ code: "limit_reached" });
  });

  test("is one of so many", async () => {
    await using container = await runContainer("detached-many");
    await using bench = makeTerminals();
    for (let count = 0; count < 10; count += 1) await start(bench, container.id, ["sleep", "4109"]);
    await expect(start(bench, container.id, ["true"])).rejects.toMatchObject({ code: "limit_reached" });
  });

  test("is one of so many, those that are being started among them", async () => {
    await using container = await runContainer("detached-at-once");
    await using bench = makeTerminals();
    const all = await Promise.allSettled(
      Array.from({ length: 14 }, () => start(bench, container.id, ["sleep", "4111"])),
    );
    const refused = all.filter(({ status }) => status === "rejected");
    expect(refused).toHaveLength(4);
    for (const one of refused) expect(one).toMatchObject({ reason: { code: "limit_reached" } });
    expect(bench.terminals.detached.list(bench.admin.userId)).toHaveLength(10);
  });
});
