import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { engineCall, makeContainer, removeContainer } from "../../testing/engine-api.ts";
import { startTestPanel, type TestPanel } from "../../testing/test-panel.ts";

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let panel: TestPanel;
let box: string;
const unique = `content-${process.pid}-${Date.now().toString(36)}`;
const at = (container: string, rest: string) => `/api/environments/local/containers/${container}/${rest}`;
const prunes = "/api/environments/local/prune/containers";

beforeAll(async () => {
  panel = await startTestPanel(process.env.QUAYSIDE_TEST_ENGINE ?? "");
  box = await makeContainer(unique, {
    start: true,
    Cmd: ["sh", "-c", "echo new > /added; rm /bin/vi; mkdir /made; exec sleep 600"],
    HostConfig: { NetworkMode: "none", CgroupnsMode: "private" },
  });
});
afterAll(async () => {
  await removeContainer(box);
  await panel.close();
});

test("what was changed is told by its kind, in order; nothing at all is an empty list", async () => {
  await vi.waitFor(
    async () => {
      const { body } = await panel.request(at(box, "changes"), { as: "operator" });
      expect((body as { items: object[] }).items).toEqual(
        expect.arrayContaining([
          { path: "/added", kind: "added" },
          { path: "/bin/vi", kind: "deleted" },
          { path: "/bin", kind: "changed" },
        ]),
      );
    },
    { timeout: 10_000, interval: 100 },
  );
  const fresh = await makeContainer(`${unique}-fresh`);
  expect((await panel.request(at(fresh, "changes"), { as: "operator" })).body).toEqual({
    items: [],
    total: 0,
  });
  await removeContainer(fresh);
});

test("an export is a tar archive with the container's name", async () => {
  const answer = await fetch(panel.url + at(unique, "export"), {
    headers: { cookie: panel.cookieOf("deployer") },
  });
  expect(answer.headers.get("content-disposition")).toBe(`attachment; filename="${unique}.tar"`);
  const bytes = Buffer.from(await answer.arrayBuffer());
  expect(bytes.includes("added")).toBe(true);
  expect(bytes.length % 512).toBe(0);
});

test("a commit makes an image, and takes a name from another only as confirmed", async () => {
  const name = `quayside/${unique}:1`;
  const commit = (input: object) =>
    panel.request(at(box, "commit"), { method: "POST", as: "admin", body: input });
  const preview = () =>
    panel.request(`${at(box, "commit")}?name=${encodeURIComponent(name)}`, { as: "admin" });
  expect((await preview()).body).toEqual({ name: `docker.io/${name}`, replaces: null });
  const first = await commit({
    name,
    replaces: null,
    message: "one",
    author: "ada",
    changes: ["ENV A=b", 'CMD ["true"]'],
  });
  expect(first.status).toBe(200);
  const { image } = first.body as { image: string };
  const inspect = (await engineCall("GET", `/images/${image}/json`)).body;
  expect(inspect).toMatchObject({
    Comment: "one",
    Author: "ada",
    Config: { Cmd: ["true"] },
    RepoTags: [name],
  });
  expect((await preview()).body).toMatchObject({ replaces: image });
  expect(await commit({ name, replaces: null })).toMatchObject({
    status: 409,
    body: { error: { code: "confirmation_outdated" } },
  });
  const second = await commit({ name, replaces: image, pause: false });
  expect(second.status).toBe(200);
  expect((await commit({ replaces: null, changes: ["RUN true"] })).status).toBe(400);
  expect(
    (await panel.request(at(box, "commit"), { method: "POST", as: "deployer", body: { replaces: null } }))
      .status,
  ).toBe(403);
  for (const id of [(second.body as { image: string }).image, image])
    await engineCall("DELETE", `/images/${id}?force=1`);
});

test("a prune shows what would go with its size, and removes no more than was confirmed", async () => {
  const stopped = await makeContainer(`${unique}-stopped`);
  const { body } = await panel.request(prunes, { as: "admin" });
  const { items } = body as { items: { id: string; name: string; size: number | null }[] };
  expect(items.find(({ id }) => id === stopped)).toMatchObject({
    name: `${unique}-stopped`,
    state: "created",
    size: 0,
  });
  expect(items.some(({ id }) => id === box)).toBe(false);
  const refused = await panel.request(prunes, { method: "POST", as: "admin", body: { confirmed: [] } });
  expect(refused).toMatchObject({ status: 409, body: { error: { code: "confirmation_outdated" } } });
  expect(
    (await panel.request(prunes, { method: "POST", as: "deployer", body: { confirmed: [] } })).status,
  ).toBe(403);
  await removeContainer(stopped);
});
