import { expect, test } from "vitest";
import { createEnginePool } from "./pool.ts";
import { hostileEngine, json } from "./testing/hostile-engine.ts";
import { until } from "./testing/until.ts";

test("environments are known by id, dialled only when used, and one that is down leaves the others alone", async () => {
  await using good = await hostileEngine({
    answer: (request, response) => {
      if (request.url?.includes("/events")) response.writeHead(200).flushHeaders();
      else json([])(request, response);
    },
  });
  const bad = await hostileEngine({});
  await bad[Symbol.asyncDispose]();
  const pool = createEnginePool({
    environments: [
      { id: "good", name: "Good", address: good.address },
      { id: "bad", name: "Bad", address: bad.address },
    ],
    report: () => undefined,
  });
  expect(pool.list().map(({ id }) => id)).toEqual(["good", "bad"]);
  expect(() => pool.get("other")).toThrow(expect.objectContaining({ code: "not_found" }));
  expect(good.requests).toEqual([]);
  await expect(pool.get("bad").mirror.ready()).rejects.toMatchObject({ code: "engine_unreachable" });
  await pool.get("good").mirror.ready("containers");
  expect(pool.get("good").connection.state().status).toBe("connected");
  expect(pool.get("bad").state().status).toBe("unreachable");
  pool.close();
  await until("all connections are closed", () => good.openSockets() === 0);
});
