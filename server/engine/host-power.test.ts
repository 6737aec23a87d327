import { describe, expect, test } from "vitest";
import { createEngineClient } from "./client.ts";
import { containerHostPower, engineDefaults } from "./host-power.ts";
import { type Handler, hostileEngine, json } from "./testing/hostile-engine.ts";
import { engineInfo } from "./types/system.ts";

describe("the engine's defaults", () => {
  test.each<[object, { runtime: string; privateCgroupns: boolean }]>([
    [
      { DefaultRuntime: "runc", SecurityOptions: ["name=seccomp,profile=builtin", "name=cgroupns"] },
      { runtime: "runc", privateCgroupns: true },
    ],
    [
      { DefaultRuntime: "crun", SecurityOptions: ["name=seccomp,profile=builtin"] },
      { runtime: "crun", privateCgroupns: false },
    ],
    [
      { DefaultRuntime: "", SecurityOptions: null },
      { runtime: "runc", privateCgroupns: false },
    ],
  ])("%j", (info, expected) => {
    expect(engineDefaults(engineInfo.parse(info))).toEqual(expected);
  });
});

describe("what cannot be asked", () => {
  const id = "a".repeat(64);
  const inspect = (config: object) => ({
    Id: id,
    State: {},
    Config: {},
    Mounts: [],
    HostConfig: {
      Privileged: false,
      Binds: null,
      CapAdd: null,
      SecurityOpt: null,
      VolumesFrom: null,
      Devices: [],
      NetworkMode: "none",
      PidMode: "",
      IpcMode: "private",
      UTSMode: "",
      UsernsMode: "",
      ...config,
    },
  });
  const joined = inspect({ Binds: ["data:/m"], VolumesFrom: ["other"] });
  const info = json({ DefaultRuntime: "runc", SecurityOptions: [] });
  const failed = json({ message: "broken" }, 500);
  const gone = json({ message: "no such thing" }, 404);

  /** Answers by the path's end; everything that is not named is well and plain. */
  const asked = async (answers: Record<string, Handler>) => {
    const all: Record<string, Handler> = {
      "/info": info,
      [`/containers/${id}/json`]: json(joined),
      "/containers/other/json": json(inspect({})),
      "/volumes/data": json({ Name: "data", Driver: "local", Options: null }),
      ...answers,
    };
    await using engine = await hostileEngine({
      answer: (request, response) => {
        const [, answer] = Object.entries(all).find(([end]) => request.url?.endsWith(end)) ?? [];
        (answer ?? gone)(request, response);
      },
    });
    return await containerHostPower(createEngineClient({ address: engine.address }), id);
  };

  test("nothing is wrong when all of it answers", async () => {
    expect(await asked({})).toEqual([]);
  });

  test.each(["/info", `/containers/${id}/json`, "/containers/other/json", "/volumes/data"])(
    "a failure of %s fails the question",
    async (end) => {
      await expect(asked({ [end]: failed })).rejects.toMatchObject({ code: "engine_failed" });
    },
  );

  test("the container itself being gone fails it, too", async () => {
    await expect(asked({ [`/containers/${id}/json`]: gone })).rejects.toMatchObject({ code: "not_found" });
  });

  test.each<[string, Record<string, Handler>, string]>([
    ["a volume that is gone", { "/volumes/data": gone }, "unreadable: volume data"],
    ["a container that is gone", { "/containers/other/json": gone }, "volumes-from: other (unreadable)"],
    [
      "a container whose name is never asked for",
      { [`/containers/${id}/json`]: json(inspect({ VolumesFrom: ["a..b"] })) },
      "volumes-from: a..b (unreadable)",
    ],
  ])("%s counts against it", async (_, answers, expected) => {
    const found = await asked(answers);
    expect(found.map(({ kind, detail }) => `${kind}: ${detail}`)).toEqual([expected]);
  });
});
