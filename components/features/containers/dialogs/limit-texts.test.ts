import { expect, test } from "vitest";
import { parseRunLine } from "#lib/docker/run/parse-line.ts";
import { changedLimits, limitTexts } from "./limit-texts.ts";

const before = limitTexts(
  parseRunLine("docker run -m 512m --memory-swap 768m --cpus 1.5 --pids-limit 100 --cpuset-cpus 0 a").spec,
);

test("limits are written as people write them", () => {
  expect(before).toEqual({
    ...{ memory: "512m", memoryReservation: "", memorySwap: "768m", nanoCpus: "1.5" },
    ...{ cpuShares: "", cpusetCpus: "0", pidsLimit: "100" },
    ...{ cpuPeriod: "", cpuQuota: "", cpusetMems: "", blkioWeight: "" },
  });
  const unlimited = limitTexts(
    parseRunLine("docker run -m 1g --memory-swap -1 --cpu-quota -1 --pids-limit -1 a").spec,
  );
  expect(unlimited).toMatchObject({ memorySwap: "-1", cpuQuota: "", pidsLimit: "" });
});

test("only what is changed is sent, however it is written", () => {
  expect(changedLimits(before, before)).toEqual({ limits: {}, faults: {} });
  const now = { ...before, memory: "1g", memorySwap: "-1", cpusetCpus: "0-1", nanoCpus: "3/2" };
  expect(changedLimits(before, { ...now, cpuShares: "0" })).toEqual({
    limits: { memory: 1024 ** 3, memorySwap: -1, cpusetCpus: "0-1" },
    faults: {},
  });
});

test("an emptied limit is taken away where the engine can, and is said to stay where it cannot", () => {
  const quota = limitTexts(parseRunLine("docker run --cpu-quota 20000 a").spec);
  expect(changedLimits(quota, { ...quota, cpuQuota: "" }).limits).toEqual({ cpuQuota: -1 });
  const emptied = { ...before, memory: "", memorySwap: "", nanoCpus: "0", pidsLimit: "", cpusetCpus: "" };
  const kept = { code: "kept" };
  expect(changedLimits(before, emptied)).toEqual({
    limits: { memorySwap: -1, pidsLimit: -1 },
    faults: { memory: kept, nanoCpus: kept, cpusetCpus: kept },
  });
});

test("what cannot be read is named with an example", () => {
  const { limits, faults } = changedLimits(before, { ...before, memory: "lots", cpuShares: "-1" });
  expect(limits).toEqual({});
  expect(faults).toEqual({
    memory: { code: "unreadable", expected: "512m" },
    cpuShares: { code: "unreadable", expected: "0" },
  });
});
