import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { createEngineClient } from "../../engine/client.ts";
import { engineAddress } from "../../engine/testing/real-engine.ts";
import { engineCall, makeContainer, removeContainer } from "../../testing/engine-api.ts";
import { confined, filesClient, runIn } from "../../testing/files-client.ts";
import { startTestPanel, type TestPanel } from "../../testing/test-panel.ts";
import type { ContainerFiles } from "./container-files.ts";
import { listing } from "./listing.ts";
import { createPartNames, withoutLeftOvers } from "./parts.ts";

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let panel: TestPanel;
let container: string;
let client: ReturnType<typeof filesClient>;

beforeAll(async () => {
  panel = await startTestPanel(process.env.QUAYSIDE_TEST_ENGINE ?? "");
  client = filesClient(panel);
  container = await makeContainer(`own-tools-${process.pid}-${Date.now().toString(36)}`, {
    start: true,
    HostConfig: { ...confined, Tmpfs: { "/memory": "" } },
  });
});
afterAll(async () => {
  await removeContainer(container);
  await panel.close();
});

/** Puts a script in the place of a program for as long as `run` takes. */
const withOwn = async (program: string, script: string, run: () => Promise<void>): Promise<void> => {
  await client.upload(container, `/${program}-of-mine`, `#!/bin/busybox sh\n${script}\n`);
  await runIn(container, `chmod 755 /${program}-of-mine; cp -a /bin/${program} /${program}-before`);
  await runIn(container, `/bin/busybox mv -f /${program}-of-mine /bin/${program}`);
  try {
    await run();
  } finally {
    await runIn(container, `/bin/busybox mv -f /${program}-before /bin/${program}`);
  }
};

const all = async <T>(items: AsyncIterable<T>): Promise<T[]> => {
  const found: T[] = [];
  for await (const item of items) found.push(item);
  return found;
};

const names = async (path: string): Promise<string[]> =>
  (await client.list(container, path)).entries.map(({ name }) => name).toSorted();

describe("a file that the container's own tools read", () => {
  test("goes out as it is, whatever its size is said to be", async () => {
    await runIn(container, "printf 'all of it' > /memory/lying");
    for (const size of [3, 3_000]) {
      await withOwn("stat", `echo "81a4 ${size} 0 0 0"`, async () => {
        const { bytes, headers } = await client.download(container, "/memory/lying", "file");
        expect([bytes.toString(), headers.get("content-length")]).toEqual(["all of it", null]);
      });
    }
  });

  test("is not there where stat prints without end, which is not listened to", async () => {
    await withOwn("stat", "exec timeout 40 yes 81a4", async () => {
      const { status, bytes } = await client.download(container, "/memory/lying", "file");
      expect([status, JSON.parse(bytes.toString())]).toMatchObject([
        400,
        { error: { code: "engine_refused", reason: "The container has no stat of its own" } },
      ]);
    });
  });
});

describe("a file put in the place of a link", () => {
  test("is refused where that leads to a folder, and replaces any other", async () => {
    await runIn(container, "mkdir -p /links/to && cd /links && echo kept > text && ln -s text file");
    await runIn(
      container,
      "cd /links && ln -s nowhere broken && ln -s /links/to folder && ln -s folder again",
    );
    const replace = (path: string) => client.upload(container, path, "sent", { replace: "true" });
    for (const name of ["folder", "again"]) {
      const refused = await replace(`/links/${name}`);
      expect([refused.status, await refused.json()]).toMatchObject([
        409,
        { error: { code: "conflict", reason: `${name} is a link to a folder` } },
      ]);
    }
    for (const name of ["file", "broken"]) {
      expect((await replace(`/links/${name}`)).status).toBe(200);
      expect(await client.read(container, `/links/${name}`)).toMatchObject({
        path: `/links/${name}`,
        text: "sent",
      });
    }
    expect(await client.read(container, "/links/text")).toMatchObject({ text: "kept\n" });
    expect([await names("/links"), await names("/links/to")]).toEqual([
      ["again", "broken", "file", "folder", "text", "to"],
      [],
    ]);
  });

  test.each([
    ["folder", 'mkdir "$4"', "/raced-1"],
    ["link to one", 'mkdir /raced && ln -s /raced "$4"', "/raced"],
  ])("is refused where a %s comes between", async (_, come, folder) => {
    const path = folder === "/raced" ? "/raced-2" : folder;
    await withOwn("mv", `${come}; exec /bin/busybox mv "$@"`, async () => {
      const refused = await client.upload(container, path, "sent", { replace: "true" });
      expect([refused.status, await refused.json()]).toMatchObject([409, { error: { code: "conflict" } }]);
    });
    expect(await names(folder)).toEqual([]);
    expect((await names("/")).filter((name) => name.endsWith(".part"))).toEqual([]);
  });
});

describe("what a killed panel has left", () => {
  const parts = createPartNames("here");
  const filesOf = (id: string): ContainerFiles => ({
    ...{ client: createEngineClient({ address: engineAddress() }), id },
    ...{ runs: true, isRoot: true, user: "0", mounts: [] },
  });
  const visit = async (files: ContainerFiles, path: string) => {
    const signal = AbortSignal.timeout(50_000);
    return all(withoutLeftOvers(await listing(files, path, signal), files, parts));
  };

  test("is taken away, be it more than one command can be given", async () => {
    const deep = `/${Array.from({ length: 8 }, () => "d".repeat(240)).join("/")}`;
    await runIn(container, `mkdir -p ${deep} && cd ${deep} && touch kept`);
    await runIn(container, `cd ${deep} && seq 1500 | xargs -I@ echo .quayside-here-0-@.part | xargs touch`);
    const lines = await visit(filesOf(container), deep);
    expect(lines.at(-1)).toEqual({ type: "end", cut: null });
    expect(await names(deep)).toEqual(["kept"]);
  });

  test("does not spoil the listing where it cannot be taken away any more", async () => {
    const gone = await makeContainer(`gone-${process.pid}-${Date.now().toString(36)}`, {
      ...{ start: true, HostConfig: confined },
    });
    try {
      await runIn(gone, "mkdir /visited && touch /visited/kept /visited/.quayside-here-0-0.part");
      const files = filesOf(gone);
      const lines = await listing(files, "/visited", AbortSignal.timeout(50_000));
      async function* stoppedBeforeItsEnd() {
        for await (const line of lines) {
          if (line.type === "end") await engineCall("POST", `/containers/${gone}/kill`);
          if (line.type === "end") await engineCall("POST", `/containers/${gone}/wait`);
          yield line;
        }
      }
      const told = await all(withoutLeftOvers(stoppedBeforeItsEnd(), files, parts));
      const entries = told.flatMap((line) => (line.type === "entries" ? line.entries : []));
      expect(entries).toMatchObject([{ name: "kept" }]);
      expect(told.at(-1)).toEqual({ type: "end", cut: null });
    } finally {
      await removeContainer(gone);
    }
  });
});
