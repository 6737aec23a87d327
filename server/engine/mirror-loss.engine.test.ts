import { describe, expect, test } from "vitest";
import type { ContainerEntry } from "./mirror/container-entry.ts";
import type { Patch } from "./mirror/replica.ts";
import { mirrorOf } from "./testing/mirror-of.ts";
import { engineAddress, engineSocket, makeContainer } from "./testing/real-engine.ts";
import { relayTo } from "./testing/relay.ts";
import { until } from "./testing/until.ts";

describe("when the events are lost", () => {
  const relayed = async () => {
    const relay = await relayTo(engineSocket());
    const far = mirrorOf(relay.address);
    await far.mirror.ready();
    await until("live", () => far.mirror.state().status === "live");
    return { relay, far };
  };

  test("a stream that is cut silently is noticed and what was missed is told, within 15 s", async () => {
    const { relay, far } = await relayed();
    await using _relay = relay;
    using _far = far;
    relay.freeze();
    await using container = await makeContainer("silent");
    await until("it is told after all", () => far.containers.get(container.id), 15_000);
    await until("live again", () => far.mirror.state().status === "live");
  }, 40_000);

  test("facts row 2: an engine that stops answering is unreachable within 10 s, and is back when it answers", async () => {
    const { relay, far } = await relayed();
    await using _relay = relay;
    using _far = far;
    const epoch = far.containers.epoch;
    relay.hang();
    await until("unreachable", () => far.connection.state().status === "unreachable", 10_000);
    expect(far.mirror.state().status).toBe("stale");
    await using container = await makeContainer("hung");
    relay.thaw();
    await until("it is told", () => far.containers.get(container.id), 15_000);
    expect(far.containers.epoch).toBe(epoch);
  }, 60_000);

  test("a killed engine is unreachable within 3 s, resynced within 5 s of its return, by one patch", async () => {
    const { relay, far } = await relayed();
    await using _relay = relay;
    using _far = far;
    await using doomed = await makeContainer("doomed");
    await until("known", () => far.containers.get(doomed.id));
    await relay.down();
    await until("unreachable", () => far.connection.state().status === "unreachable", 3_000);
    expect(far.connection.state().error).toMatchObject({ code: "engine_unreachable" });
    expect(far.mirror.state().status).toBe("stale");
    expect(far.containers.get(doomed.id)).toBeDefined();
    await doomed[Symbol.asyncDispose]();
    await using born = await makeContainer("born");
    const patches: Patch<ContainerEntry>[] = [];
    far.containers.subscribe((patch) => patches.push(patch));
    await relay.up();
    await until("resynced", () => far.containers.get(born.id), 5_000);
    expect(
      patches.some(
        (patch) => patch.removes.includes(doomed.id) && patch.upserts.some((one) => one.id === born.id),
      ),
    ).toBe(true);
    await until("live", () => far.mirror.state().status === "live");
  }, 60_000);

  test("a mirror that was stopped tells the difference when it starts again", async () => {
    using far = mirrorOf(engineAddress());
    await far.mirror.ready();
    far.mirror.stop();
    await using container = await makeContainer("later");
    expect(far.containers.get(container.id)).toBeUndefined();
    await far.mirror.ready("containers");
    expect(far.containers.get(container.id)).toBeDefined();
  });
});
