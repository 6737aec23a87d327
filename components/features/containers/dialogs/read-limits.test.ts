import { expect, test } from "vitest";
import { parseRunLine } from "#lib/docker/run/parse-line.ts";
import { limitTexts } from "./limit-texts.ts";
import { readLimits } from "./read-limits.ts";
import { updateLine } from "./update-line.ts";

const { spec } = parseRunLine("docker run -m 64m --cpus 0.5 a");
const texts = limitTexts(spec);

test("more memory takes its swap along, in the request and in the line", () => {
  const { limits, faults } = readLimits(spec, { ...texts, memory: "512m" }, false);
  expect(faults).toEqual({});
  expect(limits).toEqual({ memory: 2 ** 29, memorySwap: 2 ** 30 });
  expect(updateLine("web", limits)).toBe("docker update --memory 512m --memory-swap 1g web");
});

test("what the server would refuse is said at its field", () => {
  const asked = { ...texts, memorySwap: "32m", cpuQuota: "20000", cpusetCpus: "0", cpuShares: "2048" };
  const { faults } = readLimits(spec, { ...asked, memoryReservation: "32m" }, false);
  expect(faults).toMatchObject({
    memorySwap: { code: "problem", problem: { code: "less_than" } },
    cpuQuota: { code: "problem", problem: { code: "cpus_with_quota" } },
    ...{ cpusetCpus: { code: "admin" }, cpuShares: { code: "admin" } },
  });
  expect(Object.keys(faults)).toHaveLength(4);
  expect(Object.keys(readLimits(spec, asked, true).faults)).toEqual(["memorySwap", "cpuQuota"]);
});
