import { isDeepStrictEqual } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ContainerEntry } from "./mirror/container-entry.ts";
import type { Patch } from "./mirror/replica.ts";
import { mirrorOf } from "./testing/mirror-of.ts";
import { engineAddress, makeContainer, otherClient, testImage, uniqueName } from "./testing/real-engine.ts";
import { until } from "./testing/until.ts";

const live = mirrorOf(engineAddress());
beforeAll(async () => {
  await live.mirror.ready();
  await until("live", () => live.mirror.state().status === "live");
});
afterAll(() => live[Symbol.dispose]());

const entry = (id: string) => live.containers.get(id);

/** Records the patches that concern one container. */
const watching = (id: string) => {
  const seen: ContainerEntry[] = [];
  const stop = live.containers.subscribe((patch: Patch<ContainerEntry>) => {
    seen.push(...patch.upserts.filter((one) => one.id === id));
  });
  return { seen, [Symbol.dispose]: stop };
};

describe("containers that another client changes", () => {
  test("appear, run, are renamed, die with their code and go, each within 250 ms or so", async () => {
    await using container = await makeContainer("life", { Cmd: ["sh", "-c", "sleep 600; true"] });
    const { id } = container;
    await until("it is there", () => entry(id), 2_000);
    expect(entry(id)?.details).toBeNull();
    await container.start();
    await until("it runs", () => entry(id)?.summary.State === "running", 2_000);
    expect(entry(id)?.details).toMatchObject({ exitCode: 0, tty: false, health: null });
    expect(entry(id)?.details?.startedAt).toBeGreaterThan(0);
    const name = uniqueName("renamed");
    await otherClient("POST", `/containers/${id}/rename?name=${name}`);
    await until("it is renamed", () => entry(id)?.summary.Names[0] === `/${name}`, 2_000);
    await otherClient("POST", `/containers/${id}/pause`);
    await until("it is paused", () => entry(id)?.summary.State === "paused", 2_000);
    await otherClient("POST", `/containers/${id}/unpause`);
    await until("it runs again", () => entry(id)?.summary.State === "running", 2_000);
    await otherClient("POST", `/containers/${id}/kill`);
    await until("it is dead", () => entry(id)?.summary.State === "exited", 2_000);
    expect(entry(id)?.details?.exitCode).toBe(137);
    await otherClient("DELETE", `/containers/${id}`);
    await until("it is gone", () => !entry(id), 2_000);
  });

  test("a state and its exit code change in one patch", async () => {
    await using container = await makeContainer("code", { Cmd: ["sh", "-c", "exit 42"] });
    using watch = watching(container.id);
    await container.start();
    await until("it has ended", () => entry(container.id)?.summary.State === "exited");
    const ended = watch.seen.filter((one) => one.summary.State === "exited");
    expect(ended[0]?.details?.exitCode).toBe(42);
  });

  test("a name that is taken again belongs to the new container", async () => {
    const name = uniqueName("again");
    const make = async () =>
      (await otherClient("POST", `/containers/create?name=${name}`, { Image: testImage, Cmd: ["true"] })) as {
        Id: string;
      };
    const first = await make();
    await otherClient("DELETE", `/containers/${first.Id}`);
    const second = await make();
    await until("the second", () => entry(second.Id) && !entry(first.Id));
    const holders = [...live.containers.values()].filter((one) => one.summary.Names.includes(`/${name}`));
    expect(holders.map((one) => one.id)).toEqual([second.Id]);
    await otherClient("DELETE", `/containers/${second.Id}`);
  });

  test("health is followed, and its checks cause no patches", async () => {
    const Healthcheck = { Test: ["CMD-SHELL", "test -e /tmp/well"], Interval: 1e9, Timeout: 1e9, Retries: 1 };
    await using container = await makeContainer("health", { Healthcheck });
    await container.start();
    await until("unhealthy", () => entry(container.id)?.details?.health?.status === "unhealthy");
    const exec = (await otherClient("POST", `/containers/${container.id}/exec`, {
      Cmd: ["touch", "/tmp/well"],
    })) as { Id: string };
    await otherClient("POST", `/exec/${exec.Id}/start`, { Detach: true });
    await until("healthy", () => entry(container.id)?.details?.health?.status === "healthy");
    using watch = watching(container.id);
    const probes = async () =>
      (await live.client.inspectContainer(container.id)).State.Health?.Log?.at(-1)?.End;
    const last = await probes();
    await until("two more checks", async () => (await probes()) !== last);
    expect(watch.seen).toEqual([]);
  });

  test("refresh resolves with the change in the replica", async () => {
    await using container = await makeContainer("refresh");
    await live.client.start(container.id);
    await live.mirror.refresh("containers", container.id);
    expect(entry(container.id)?.summary.State).toBe("running");
  });
});

test("images, volumes and networks follow what another client does", async () => {
  const { images, volumes, networks } = live.mirror.kinds;
  const volume = uniqueName("volume");
  await otherClient("POST", "/volumes/create", { Name: volume, Labels: { of: "test" } });
  await until("the volume", () => volumes.get(volume)?.Labels.of === "test", 2_000);
  await otherClient("DELETE", `/volumes/${volume}`);
  await until("no volume", () => !volumes.get(volume), 2_000);

  const tag = uniqueName("image");
  const tagged = () => [...images.values()].some((image) => image.RepoTags.includes(`${tag}:1`));
  await otherClient("POST", `/images/${testImage}/tag?repo=${tag}&tag=1`);
  await until("the tag", tagged, 2_000);
  await otherClient("DELETE", `/images/${tag}:1`);
  await until("no tag", () => !tagged(), 2_000);

  const made = (await otherClient("POST", "/networks/create", {
    Name: uniqueName("net"),
    Driver: "null",
  }).catch(() => null)) as { Id: string } | null;
  if (!made) return; // An engine without a driver that may be used twice has nothing to make.
  await until("the network", () => networks.get(made.Id), 2_000);
  await otherClient("DELETE", `/networks/${made.Id}`);
  await until("no network", () => !networks.get(made.Id), 2_000);
});

test("a tag that moves to another image leaves the first", async () => {
  const { images } = live.mirror.kinds;
  const tag = uniqueName("moved");
  await using container = await makeContainer("commit");
  await otherClient("POST", `/images/${testImage}/tag?repo=${tag}&tag=1`);
  const owner = () =>
    [...images.values()].filter((image) => image.RepoTags.includes(`${tag}:1`)).map(({ Id }) => Id);
  await until("the first owner", () => owner().length === 1);
  const { Id } = (await otherClient("POST", `/commit?container=${container.id}&repo=${tag}&tag=1`)) as {
    Id: string;
  };
  await until("only the new owner", () => isDeepStrictEqual(owner(), [Id]));
  await otherClient("DELETE", `/images/${tag}:1`);
  await until("the new image is gone", () => !images.get(Id));
});

test("what no event announced is repaired by the audit, and counted", async () => {
  using one = mirrorOf(engineAddress());
  await one.mirror.ready();
  await using container = await makeContainer("drift");
  await until("known", () => one.containers.get(container.id));
  // Behind its back: an entry that the engine does not have.
  const forged = { ...one.containers.get(container.id), id: "0".repeat(64) } as ContainerEntry;
  (one.containers as unknown as { apply(change: object): void }).apply({ upserts: [forged], removes: [] });
  await one.mirror.audit();
  expect(one.containers.get(forged.id)).toBeUndefined();
  expect(one.mirror.drift).toBe(1);
});

test("details that are wrong are found by the samples of audits, repaired, and counted", async () => {
  using one = mirrorOf(engineAddress(), 300);
  await one.mirror.ready();
  await using container = await makeContainer("details", { Cmd: ["sh", "-c", "exit 3"] });
  await container.start();
  const exitCode = () => one.containers.get(container.id)?.details?.exitCode;
  await until("its end is known", () => exitCode() === 3);
  // Behind its back: an exit code that the engine never said. What the end's events still read again repairs it as well,
  // and that is no drift; it is told wrong once more then.
  const forge = () => {
    const known = one.containers.get(container.id) as ContainerEntry;
    const forged = { ...known, details: { ...known.details, exitCode: 4 } };
    (one.containers as unknown as { apply(change: object): void }).apply({ upserts: [forged], removes: [] });
  };
  const isCounted = () => {
    if (exitCode() === 3 && one.mirror.drift === 0) forge();
    return one.mirror.drift > 0;
  };
  await until("it is found and counted", isCounted, 20_000);
  expect(exitCode()).toBe(3);
  expect(String(one.reported)).toContain(container.id);
});
