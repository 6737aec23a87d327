import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { allChannels, inputOf } from "../testing/contract-samples.ts";
import { makeContainer, removeContainer } from "../testing/engine-api.ts";
import { startTestPanel, type TestPanel } from "../testing/test-panel.ts";
import { openTestSocket } from "../testing/test-socket.ts";

let panel: TestPanel;
let container: string;
beforeAll(async () => {
  panel = await startTestPanel(process.env.QUAYSIDE_TEST_ENGINE as string);
  container = await makeContainer(`ends-${randomUUID().slice(0, 12)}`, {
    start: true,
    Cmd: ["sh", "-c", "while true; do echo line; sleep 1; done"],
  });
});
afterAll(async () => {
  await removeContainer(container);
  await panel.close();
});

type TestUser = Awaited<ReturnType<TestPanel["addUser"]>>;

/** Those that name an object; the others are ended in `channel-registry.test.ts`, terminals in their own tests. */
const onContainers = allChannels.filter(
  ({ contract }) =>
    contract.target !== undefined &&
    !contract.audit &&
    ("container" in contract.input.shape || "exec" in contract.input.shape),
);

/** A command of the user's own that runs on. */
const startExec = async (user: TestUser): Promise<string> => {
  const answer = await fetch(`${panel.url}/api/environments/local/containers/${container}/execs`, {
    method: "POST",
    headers: { origin: panel.url, cookie: user.cookie, "content-type": "application/json" },
    body: JSON.stringify({ command: ["sleep", "600"] }),
  });
  const { id } = (await answer.json()) as { id: string };
  return id;
};

test("every channel that names an object is ended in some test", () => {
  const named = allChannels.filter(({ contract }) => contract.target !== undefined && !contract.audit);
  expect(named.map(({ name }) => name)).toEqual(onContainers.map(({ name }) => name));
});

describe.each(onContainers)("$name", ({ contract }) => {
  test.each([
    ["is signed out", (user: TestUser) => panel.auth.signOut(user.cookie)],
    ["is disabled", async (user: TestUser) => panel.auth.setDisabled(user.userId, true)],
  ])("ends at once when who has it open %s", async (_, withdraw) => {
    const user = await panel.addUser("admin");
    const socket = await openTestSocket(panel, user.cookie);
    const named = "exec" in contract.input.shape ? { exec: await startExec(user) } : { container };
    const channel = await socket.open(contract, { ...inputOf(contract), ...named } as never);
    expect(channel.opened).toEqual({ ok: true });
    await withdraw(user);
    await socket.disconnected();
    expect(channel.closed).toEqual({ by: "revoked", error: null });
    await expect(openTestSocket(panel, user.cookie)).rejects.toThrow();
  });
});
