import { expect, test, vi } from "vitest";
import { startScriptedPanel } from "../../testing/scripted-engine.ts";

// Each starts a panel of its own, on machines that have other things to do.
vi.setConfig({ testTimeout: 60_000 });

test("only what was confirmed is removed, one by one; what came into use meanwhile stays and is told", async () => {
  const [first, second] = ["1".repeat(64), "2".repeat(64)] as const;
  const network = (Id: string, Name: string) => ({ Id, Name, Driver: "bridge", Scope: "local" });
  await using engine = await startScriptedPanel({
    "GET /networks": [200, [network(first, "free"), network(second, "taken")]],
    [`DELETE /networks/${first}`]: [204, null],
    [`DELETE /networks/${second}`]: [403, { message: "network taken has active endpoints" }],
  });
  const answer = await engine.panel.request("/api/environments/local/prune/networks", {
    method: "POST",
    as: "admin",
    body: { confirmed: [first, second] },
  });
  expect(answer.body).toEqual({
    removed: ["free"],
    kept: [{ name: "taken", reason: "network taken has active endpoints" }],
  });
  expect(engine.changes()).toEqual(
    [`DELETE /networks/${first}`, `DELETE /networks/${second}`].map((line) => expect.stringContaining(line)),
  );
});
