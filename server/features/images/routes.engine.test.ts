import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import type { ImageDetail, ImageRow } from "#lib/contracts/images.ts";
import { imageChannels } from "#lib/contracts/images.ts";
import type { Role } from "#lib/contracts/permissions.ts";
import { startTestEngine, type TestEngine } from "../../../scripts/test-engine.ts";
import { startTestPanel, type TestPanel } from "../../testing/test-panel.ts";
import { openTestSocket } from "../../testing/test-socket.ts";

const base = "/api/environments/local/images";
const prunePath = "/api/environments/local/prune/images";
const busybox = "quayside/busybox:1";

/** Of its own: what prunes would take the other tests' images, too. */
let engine: TestEngine;
let panel: TestPanel;

beforeAll(async () => {
  engine = await startTestEngine();
  panel = await startTestPanel(engine.socket);
});
afterEach(async () => {
  const containers = await engine.docker(["ps", "-aq"]);
  if (containers !== "") await engine.docker(["rm", "-f", ...containers.split("\n")]);
  const base = await engine.docker(["images", "-q", "--no-trunc", busybox]);
  const others = async () => {
    const images = new Set((await engine.docker(["images", "-q", "--no-trunc"])).split("\n"));
    return [...images].filter((id) => id !== base);
  };
  // An image that another is made from is refused until that one has gone; their order is only known to the second.
  for (let left = await others(); left.length > 0; left = await others()) {
    await engine.docker(["rmi", "-f", ...left]).catch(() => "some are left for the next round");
  }
});
afterAll(async () => {
  await panel.close();
  await engine.stop();
});

/** An image of its own: a layer of so many random bytes on busybox. Gives its id. */
const make = async (tag: string | null, bytes: number, changes: readonly string[] = []): Promise<string> => {
  const container = `make-${randomUUID().slice(0, 8)}`;
  const write = `head -c ${bytes} /dev/urandom > /${container}`;
  await engine.docker(["run", "--name", container, "--network", "none", busybox, "sh", "-c", write]);
  const options = changes.flatMap((change) => ["--change", change]);
  const id = await engine.docker(["commit", ...options, container, ...(tag === null ? [] : [tag])]);
  await engine.docker(["rm", container]);
  return id;
};

const rows = async (as: Role = "admin"): Promise<ImageRow[]> =>
  ((await panel.request(base, { as })).body as { items: ImageRow[] }).items;
const rowOf = async (id: string, as: Role = "admin") => (await rows(as)).find((row) => row.id === id);
const detailOf = async (ref: string, as: Role = "admin") =>
  (await panel.request(`${base}/${encodeURIComponent(ref)}`, { as })).body as ImageDetail;
const remove = (ref: string, query = "") =>
  panel.request(`${base}/${encodeURIComponent(ref)}${query}`, { method: "DELETE", as: "admin" });

describe("the list", () => {
  test("has tags, size, age and labels of each image, and follows docker tag and rmi", async () => {
    const id = await make("listed:1", 50_000, ["LABEL secret=hunter2 org.opencontainers.image.title=Listed"]);
    await expect
      .poll(() => rowOf(id))
      .toMatchObject({
        tags: ["listed:1"],
        dangling: false,
        labels: { secret: "hunter2", "org.opencontainers.image.title": "Listed" },
        usedBy: { count: 0 },
      });
    const row = (await rowOf(id)) as ImageRow;
    expect(row.size).toBeGreaterThan(50_000);
    expect(Math.abs(Date.now() - (row.createdAt ?? 0))).toBeLessThan(3_600_000);
    await engine.docker(["tag", "listed:1", "localhost:5000/again:2"]);
    await expect.poll(async () => (await rowOf(id))?.tags).toEqual(["listed:1", "localhost:5000/again:2"]);
    await engine.docker(["rmi", "listed:1", "localhost:5000/again:2"]);
    await expect.poll(() => rowOf(id)).toBeUndefined();
  });

  test("shows who may not inspect no label that may be secret", async () => {
    const id = await make("labelled:1", 10, ["LABEL secret=hunter2 org.opencontainers.image.title=T"]);
    await expect
      .poll(() => rowOf(id, "viewer"))
      .toMatchObject({
        labels: { "org.opencontainers.image.title": "T" },
      });
    expect(JSON.stringify(await rowOf(id, "viewer"))).not.toContain("hunter2");
  });

  test("says live which containers use an image, running ones first", async () => {
    const id = await make("used:1", 10);
    const socket = await openTestSocket(panel, "viewer");
    const channel = await socket.open(imageChannels.follow, { environment: "local" });
    const seen = () =>
      channel.messages
        .flatMap((one) => (one.type === "snapshot" ? one.items : one.type === "patch" ? one.upserts : []))
        .filter((row) => row.id === id)
        .at(-1)?.usedBy;
    await channel.until(() => seen() !== undefined);
    await engine.docker(["create", "--name", "idle", "used:1"]);
    await channel.until(() => seen()?.count === 1);
    await engine.docker(["run", "-d", "--name", "busy", "--stop-timeout", "0", "used:1", "sleep", "600"]);
    await channel.until(() => seen()?.running === 1);
    expect(seen()).toMatchObject({
      count: 2,
      running: 1,
      first: [
        { name: "busy", state: "running" },
        { name: "idle", state: "created" },
      ],
    });
    await engine.docker(["rm", "-f", "idle", "busy"]);
    await channel.until(() => seen()?.count === 0);
    socket.close();
  });
});

describe("one image", () => {
  const settings = [
    "ENV TOKEN=hunter2",
    "EXPOSE 8080/tcp 53/udp",
    "VOLUME /data",
    "USER 1000:1000",
    "WORKDIR /srv",
    'ENTRYPOINT ["/bin/sh","-c"]',
    'CMD ["echo --password=hunter2"]',
    "LABEL secret=hunter2",
  ];

  test("in full to who may inspect, by tag, by id and by the start of the id", async () => {
    const id = await make("registry.example.com/team/detailed:1", 30_000, settings);
    for (const ref of ["registry.example.com/team/detailed:1", id, id.slice(7, 19)]) {
      expect((await detailOf(ref, "deployer")).row.id).toBe(id);
    }
    const detail = await detailOf(id, "deployer");
    expect(detail).toMatchObject({
      redacted: false,
      os: "linux",
      user: "1000:1000",
      workingDir: "/srv",
      entrypoint: ["/bin/sh", "-c"],
      cmd: ["echo --password=hunter2"],
      ports: ["53/udp", "8080/tcp"],
      volumes: ["/data"],
      labels: { secret: "hunter2" },
    });
    expect(detail.env).toContainEqual({ key: "TOKEN", value: "hunter2" });
    expect(detail.layers[0]).toMatchObject({ size: 30_000, digest: expect.stringMatching(/^sha256:/) });
    expect(detail.layers.filter(({ digest }) => digest !== null)).toHaveLength(2);
    const json = await panel.request(`${base}/${id}/json`, { as: "deployer" });
    expect(json.body).toMatchObject({ Id: id, Config: { Labels: { secret: "hunter2" } } });
  });

  test.each(["viewer", "operator"] as const)("without anything that may be secret to a %s", async (as) => {
    const id = await make("withheld:1", 10, settings);
    const detail = await detailOf(id, as);
    expect(detail.redacted).toBe(true);
    expect(JSON.stringify(detail)).not.toContain("hunter2");
    expect(detail.env).toContainEqual({ key: "TOKEN", value: null });
    expect((await panel.request(`${base}/${id}/json`, { as })).status).toBe(403);
  });

  test("that is not there is not found", async () => {
    const missing = await panel.request(`${base}/no-such-image`, { as: "admin" });
    expect(missing.status).toBe(404);
    expect(missing.body).toMatchObject({ error: { reason: expect.stringContaining("no-such-image") } });
  });

  test.each(["..%2F..%2Fversion", "x%2Fjson%3Fa%3Db", "%00", "-x", "a%20b", "A", "x".repeat(300)])(
    "the reference %s never reaches the engine",
    async (ref) => {
      const { status, body } = await panel.request(`${base}/${ref}`, { as: "admin" });
      expect([400, 404]).toContain(status);
      expect(JSON.stringify(body)).not.toContain("ApiVersion");
    },
  );
});

describe("removal", () => {
  test("by a tag takes the tag off; with the last one the image goes", async () => {
    const id = await make("tagged:1", 10);
    await engine.docker(["tag", "tagged:1", "tagged:2"]);
    expect((await remove("tagged:1")).body).toEqual({ untagged: ["tagged:1"], deleted: [] });
    expect(await rowOf(id)).toMatchObject({ tags: ["tagged:2"] });
    const last = await remove("tagged:2");
    expect(last.body).toMatchObject({ untagged: ["tagged:2"] });
    expect((last.body as { deleted: string[] }).deleted).toContain(id);
    expect(await rowOf(id)).toBeUndefined();
  });

  test("by id takes all tags, of several repositories too", async () => {
    const id = await make("first:1", 10);
    await engine.docker(["tag", "first:1", "second:1"]);
    const { status, body } = await remove(id);
    expect(status).toBe(200);
    expect((body as { untagged: string[] }).untagged.toSorted()).toEqual(["first:1", "second:1"]);
    expect(await rowOf(id)).toBeUndefined();
  });

  test("is refused while containers use it, who are named, and takes nothing", async () => {
    const id = await make("held:1", 10);
    await engine.docker(["tag", "held:1", "held:2"]);
    await engine.docker(["create", "--name", "holder", "held:1"]);
    await expect.poll(async () => (await rowOf(id))?.usedBy.count).toBe(1);
    const refused = await remove(id);
    expect(refused.status).toBe(409);
    expect(refused.body).toMatchObject({ error: { code: "in_use", usedBy: ["holder"] } });
    expect((await rowOf(id))?.tags).toEqual(["held:1", "held:2"]);
    await remove("held:2");
    const last = await remove("held:1");
    expect(last.body).toMatchObject({
      error: { code: "in_use", usedBy: ["holder"], reason: expect.stringContaining("conflict") },
    });
    expect((await remove("held:1", "?force=true")).status).toBe(200);
  });

  test.each(["viewer", "operator", "deployer"] as const)("is not for a %s", async (as) => {
    const answer = await panel.request(`${base}/no-such-image`, { method: "DELETE", as });
    expect(answer.status).toBe(403);
  });
});

describe("prune", () => {
  type Preview = { items: { id: string; tags: string[] }[]; reclaimable: number };
  const preview = async (all = false) =>
    (await panel.request(`${prunePath}?all=${all}`, { as: "admin" })).body as Preview;
  const prune = (confirmed: string[], all = false) =>
    panel.request(prunePath, { method: "POST", as: "admin", body: { all, confirmed } });

  test("takes exactly what its preview showed, and frees as many bytes", async () => {
    const kept = await make("kept:1", 1_000);
    const left = await make(null, 200_000);
    const shown = await preview();
    expect(shown).toMatchObject({ items: [{ id: left, tags: [] }], reclaimable: 200_000 });
    const { body } = await prune([left]);
    expect(body).toMatchObject({ reclaimed: 200_000, kept: [], untagged: [] });
    expect((body as { deleted: string[] }).deleted).toContain(left);
    expect(await rowOf(left)).toBeUndefined();
    expect(await rowOf(kept)).toBeDefined();
  });

  test("counts a layer once that several share, and not one that stays", async () => {
    const first = await make(null, 100_000);
    const container = "on-top";
    await engine.docker([
      "run",
      "--name",
      container,
      "--network",
      "none",
      first,
      "sh",
      "-c",
      "head -c 40000 /dev/urandom > /top",
    ]);
    const second = await engine.docker(["commit", container]);
    await engine.docker(["tag", first, "below:1"]);
    await engine.docker(["rm", container]);
    expect(await preview()).toMatchObject({ items: [{ id: second }], reclaimable: 40_000 });
    const whole = await preview(true);
    expect(whole.items.map(({ id }) => id)).toEqual(expect.arrayContaining([first, second]));
  });

  test("of all leaves an image that is used, and every one of its tags", async () => {
    const used = await make("in-use:1", 10);
    await engine.docker(["tag", "in-use:1", "in-use:2"]);
    await engine.docker(["tag", "in-use:1", "elsewhere:1"]);
    await engine.docker(["create", "--name", "keeper", "in-use:1"]);
    await engine.docker(["create", "--name", "base-keeper", busybox]);
    const unused = await make("unused:1", 10);
    await engine.docker(["tag", "unused:1", "other:1"]);
    const shown = await preview(true);
    const ids = shown.items.map(({ id }) => id);
    expect(ids).toContain(unused);
    expect(ids).not.toContain(used);
    const answer = await prune(ids, true);
    expect(answer.body).toMatchObject({ kept: [], reclaimed: shown.reclaimable });
    expect((await rowOf(used))?.tags).toEqual(["elsewhere:1", "in-use:1", "in-use:2"]);
    expect((await rows()).flatMap(({ tags }) => tags).toSorted()).toEqual(
      ["elsewhere:1", "in-use:1", "in-use:2", busybox].toSorted(),
    );
  });

  test("is refused when more would go than was shown", async () => {
    const shown = await make(null, 10);
    const late = await make(null, 10);
    const refused = await prune([shown]);
    expect(refused.status).toBe(409);
    expect(refused.body).toMatchObject({
      error: { code: "confirmation_outdated", reason: late.slice(7, 19) },
    });
    expect(await rowOf(shown)).toBeDefined();
  });
});
