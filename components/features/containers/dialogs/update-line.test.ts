import { expect, test } from "vitest";
import { updateLine } from "./update-line.ts";

test("an update names what is changed, and how a limit is taken away", () => {
  expect(updateLine("web", { memory: 512 * 1024 * 1024, nanoCpus: 1_500_000_000 })).toBe(
    "docker update --memory 512m --cpus 1.5 web",
  );
  expect(updateLine("web", { pidsLimit: -1, restart: { policy: "no", maximumRetries: 0 } })).toBe(
    "docker update --restart no --pids-limit -1 web",
  );
  expect(updateLine("web", { restart: { policy: "on-failure", maximumRetries: 3 } })).toBe(
    "docker update --restart on-failure:3 web",
  );
  expect(updateLine("web", { cpuQuota: -1, memorySwap: -1, cpusetCpus: "0-1" })).toBe(
    "docker update --memory-swap -1 --cpu-quota -1 --cpuset-cpus 0-1 web",
  );
});
