import { expect, test } from "vitest";
import { CodedError } from "#lib/errors/coded-error.ts";
import type { Actor, ScopedEngine } from "../../../http/call.ts";
import { Pulls } from "./pulls.ts";

test("no pull begins when the right to it went while the engine was asked whether it is there", async () => {
  const pulls = new Pulls({ registries: [], leases: { hold: () => undefined } });
  const ping = Promise.withResolvers<void>();
  const engine = { id: "local", client: { ping: () => ping.promise } } as unknown as ScopedEngine;
  const actor = { userId: "ada", username: "ada", role: "admin" } as Actor;
  const right = new AbortController();
  const call = { engine, actor, withdrawn: right.signal };
  const started = pulls.start(call, { reference: "busybox" }, () => () => undefined);
  right.abort(new CodedError("forbidden", "Another role"));
  ping.resolve();
  await expect(started).rejects.toMatchObject({ code: "forbidden" });
  expect(pulls.of(engine).all()).toEqual([]);
});
