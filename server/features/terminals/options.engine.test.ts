import { describe, expect, test } from "vitest";
import { until } from "../../engine/testing/until.ts";
import { makeActor, makeTerminals, processesOf, runContainer } from "./testing/test-terminals.ts";

const showAll = ["sh", "-c", 'id -u; id -g; pwd; echo "$A|$B"; grep CapEff /proc/self/status'];
/** What the engine gives a process of a container that has all of the host's power, and of one that has not. */
const ordinary = "CapEff:\t00000000a80425fb";

describe("options", () => {
  test("user, group, folder and variables are the process's", async () => {
    await using container = await runContainer("options");
    await using bench = makeTerminals();
    const env = [
      { name: "A", value: "1 2" },
      { name: "B", value: "x=y\n'\"" },
    ];
    const options = { user: "65534:1000", workingDir: "/etc", env };
    const reader = await bench.exec(container.id, { command: showAll, tty: false, ...options });
    expect(await reader.untilEnded()).toMatchObject({ reason: "exited", exitCode: 0 });
    expect(reader.text()).toContain("65534\n1000\n/etc\n1 2|x=y\n'\"\n");
    expect(reader.ready?.session.options).toEqual({
      user: "65534:1000",
      workingDir: "/etc",
      env: ["A", "B"],
      privileged: false,
    });
    expect(JSON.stringify(reader.messages.filter(({ type }) => type !== "output"))).not.toContain("1 2");
    expect(JSON.stringify(bench.audited)).not.toContain("1 2");
  });

  test("privileged has all capabilities; otherwise a process has its container's", async () => {
    await using container = await runContainer("privileged");
    await using bench = makeTerminals();
    const plain = await bench.exec(container.id, { command: showAll, tty: false });
    await plain.untilEnded();
    expect(plain.text()).toContain(ordinary);
    const power = { privileged: true, hostPower: ["privileged"] };
    const mighty = await bench.exec(container.id, { command: showAll, tty: false, ...power });
    await mighty.untilEnded();
    expect(mighty.text()).toContain("CapEff:");
    expect(mighty.text()).not.toContain(ordinary);
  });

  test("a privilege that was not confirmed, or a confirmation of nothing, is refused", async () => {
    await using container = await runContainer("unconfirmed");
    await using bench = makeTerminals();
    for (const options of [
      { privileged: true },
      { privileged: true, hostPower: [] },
      { privileged: true, hostPower: ["privileged", "user=root"] },
      { hostPower: ["privileged"] },
    ])
      await expect(bench.exec(container.id, options)).rejects.toMatchObject({
        code: "confirmation_outdated",
      });
    expect(await processesOf(container.id)).toHaveLength(1);
  });

  test.each(["operator", "deployer"] as const)(
    "a %s has neither the privilege nor another user",
    async (role) => {
      await using container = await runContainer(`refused-${role}`, { User: "65534" });
      await using bench = makeTerminals();
      const actor = makeActor(role);
      for (const options of [
        { privileged: true, hostPower: ["privileged"] },
        { user: "root" },
        { user: "0:0" },
        { user: "65534:0" },
      ])
        await expect(bench.exec(container.id, options, actor)).rejects.toMatchObject({
          code: "host_power_required",
        });
      expect(await processesOf(container.id)).toHaveLength(1);
      const own = await bench.exec(container.id, { command: showAll, tty: false, user: "65534" }, actor);
      await own.untilEnded();
      expect(own.text()).toMatch(/^65534\n/);
    },
  );

  test("who loses the right to the host's power loses the terminal that took it", async () => {
    await using container = await runContainer("demoted", { User: "65534" });
    await using bench = makeTerminals();
    const admin = makeActor("admin");
    const asRoot = await bench.exec(container.id, { command: ["sh"], user: "root" }, admin);
    const own = await bench.exec(container.id, { command: ["sh"] }, admin);
    bench.terminals.revoke({ userId: admin.userId, role: "operator" });
    expect(await asRoot.untilEnded()).toMatchObject({ reason: "revoked" });
    expect(own.ended).toBeUndefined();
  });

  test("what was started as another user, or privileged, is ended too, also by the panel's next run", async () => {
    await using container = await runContainer("ranks", { User: "65534" });
    await using killed = makeTerminals({}, { installId: "dddd4444" });
    const ranks = [{ user: "root" }, { user: "1000" }, { privileged: true, hostPower: ["privileged"] }];
    const startAll = () =>
      Promise.all(
        ranks.map((rank, place) =>
          killed.exec(container.id, { command: ["sh", "-c", `sleep 420${place} & sleep 4209`], ...rank }),
        ),
      );
    const run = (count: number) =>
      until(`${count} run`, async () => (await processesOf(container.id)).length === 1 + count);
    const readers = await startAll();
    await run(6);
    await Promise.all(readers.map(({ session }) => killed.terminals.end(killed.admin.userId, session)));
    await run(0);
    await startAll();
    await run(6);
    await using again = makeTerminals({}, { installId: "dddd4444" });
    await again.terminals.sweep();
    await run(0);
  });

  test("a variable without a value has the saved command's; the panel's own stays the panel's", async () => {
    await using container = await runContainer("saved");
    await using bench = makeTerminals();
    const saved = { id: "saved_command_00001", version: 1 };
    const command = ["sh", "-c", 'echo "$SAVED"'];
    const reader = await bench.exec(container.id, { command, tty: false, env: [{ name: "SAVED" }], saved });
    await reader.untilEnded();
    expect(reader.text()).toBe("value of saved_command_00001\n");
    for (const without of [{ env: [{ name: "SAVED" }] }, { env: [{ name: "OTHER" }], saved }])
      await expect(bench.exec(container.id, { command, ...without })).rejects.toMatchObject({
        code: "invalid_input",
      });
  });

  test.each([
    [{ user: "nosuch" }, /unable to find user nosuch/],
    [{ user: "0:nosuch" }, /unable to find group nosuch/],
    [{ workingDir: "/nosuch" }, /chdir to cwd/],
    [{ command: ["nosuch"] }, /"nosuch": executable file not found/],
  ])("what keeps it from starting is told in the engine's words: %j", async (options, words) => {
    await using container = await runContainer("unstarted");
    await using bench = makeTerminals();
    const reader = await bench.exec(container.id, { command: ["sh"], ...options });
    const end = await reader.untilEnded();
    expect(end).toMatchObject({ reason: "exited", message: expect.stringMatching(words) });
    expect([126, 127]).toContain(end?.exitCode);
    expect(reader.text()).toMatch(words);
  });
});
