import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import type { Role } from "#lib/contracts/permissions.ts";
import { parseRunLine } from "#lib/docker/run/parse-line.ts";
import { engineCall, makeContainer, removeContainer } from "../../../testing/engine-api.ts";
import { startTestPanel, type TestPanel } from "../../../testing/test-panel.ts";

const image = "quayside/busybox:1";
const mark = randomUUID().slice(0, 8);
const foreign = `registry.elsewhere.test/team/app-${mark}:1`;
let panel: TestPanel;
/** Of an image that has no name, and of one from a registry that is not on the list. */
let unnamedId = "";
let foreignId = "";
const made: string[] = [];

const commit = async (name: string): Promise<string> => {
  const source = await makeContainer(`policy-source-${randomUUID().slice(0, 8)}`);
  const [, repo = "", tag = ""] = /^(.+):([^:]+)$/.exec(name) ?? [];
  const query = new URLSearchParams({ container: source, comment: randomUUID(), repo, tag });
  const { body } = await engineCall("POST", `/commit?${query}`, {});
  await removeContainer(source);
  return (body as { Id: string }).Id;
};

beforeAll(async () => {
  panel = await startTestPanel(process.env.QUAYSIDE_TEST_ENGINE as string, {
    PUBLISH_PORTS: "1024-65535",
    PUBLISH_ADDRESSES: "any",
  });
  unnamedId = await commit("");
  foreignId = await commit(foreign);
});
afterAll(async () => {
  await panel.close();
  for (const id of [unnamedId, foreignId]) await engineCall("DELETE", `/images/${id}?force=1`);
});
afterEach(async () => {
  await Promise.all(made.splice(0).map(removeContainer));
});

type Answer = { status: number; body: { error?: { code: string; issues?: { path: string }[] } } };
const create = async (line: string, as: Role = "deployer", on = panel): Promise<Answer> => {
  const name = `policy-${randomUUID().slice(0, 10)}`;
  made.push(name);
  const spec = { ...parseRunLine(`docker run -d ${line}`).spec, name };
  const path = "/api/environments/local/containers";
  return (await on.request(path, { method: "POST", as, body: { spec } })) as Answer;
};
const refusal = ({ status, body }: Answer) => [
  ...[status, body.error?.code, body.error?.issues?.map(({ path }) => path)],
];

describe("an image", () => {
  test("from a registry on the list, by its name and by its id", async () => {
    const { body } = await engineCall("GET", `/images/${image}/json`);
    const { Id } = body as { Id: string };
    for (const asked of [image, Id, Id.slice(7, 19)]) expect((await create(asked)).status).toBe(200);
  });

  test("from elsewhere is refused to a deployer by whatever it is called, and is an admin's", async () => {
    const asked = [foreign, foreignId, foreignId.slice(7), foreignId.slice(7, 19), unnamedId];
    for (const one of [...asked, unnamedId.slice(7, 19), "registry.elsewhere.test/not/there:1"])
      expect(refusal(await create(one))).toEqual([403, "forbidden", ["spec.image"]]);
    for (const one of [foreign, unnamedId]) expect((await create(one, "admin")).status).toBe(200);
  });

  test("of a container that is to be made again as it is counts as well", async () => {
    const name = `policy-again-${mark}`;
    made.push(name);
    await makeContainer(name, { Image: foreign });
    const path = `/api/environments/local/containers/${name}/recreate`;
    const answer = await panel.request(path, { method: "POST", as: "deployer", body: {} });
    expect(refusal(answer as Answer)).toEqual([403, "forbidden", ["spec.image"]]);
  });
});

describe("published ports", () => {
  test.each([
    ["-p 80:80", ["spec.publish.N.hostPort"]],
    ["-p 8080:80 -p 1000-1030:1000-1030", ["spec.publish.N.hostPort"]],
  ])("%s is refused to a deployer and is an admin's", async (flags, paths) => {
    const answer = await create(`${flags} ${image}`);
    expect(answer).toMatchObject({ status: 403, body: { error: { code: "forbidden" } } });
    const named = answer.body.error?.issues?.map(({ path }) => path) ?? [];
    // A range that is written as one becomes a port each.
    expect(new Set(named.map((path) => path.replace(/\d+/, "N")))).toEqual(new Set(paths));
    expect((await create(`${flags} ${image}`, "admin")).status).toBe(200);
  });

  test.each(["-p 8080:80", "-p 80", "-P", "-p 127.0.0.1:9000-9002:1-3"])("%s is open", async (flags) => {
    expect((await create(`${flags} ${image}`)).status).toBe(200);
  });

  test("keep to the addresses and ports that are set up", async () => {
    const narrow = await startTestPanel(process.env.QUAYSIDE_TEST_ENGINE as string, {
      PUBLISH_PORTS: "8000-8999",
      PUBLISH_ADDRESSES: "127.0.0.1",
    });
    try {
      const paths = async (flags: string) =>
        (await create(`${flags} ${image}`, "deployer", narrow)).body.error?.issues?.map(({ path }) => path);
      expect(await paths("-p 127.0.0.1:8080:80")).toBeUndefined();
      expect(await paths("-p 8080:80")).toEqual(["spec.publish.0.hostIp"]);
      expect(await paths("-p 127.0.0.1:9000:80")).toEqual(["spec.publish.0.hostPort"]);
      expect(await paths("-p 127.0.0.1::80")).toEqual(["spec.publish.0.hostPort"]);
      expect(await paths("-P")).toEqual(["spec.publishAll"]);
    } finally {
      await narrow.close();
    }
  });
});
