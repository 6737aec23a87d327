import { expect, test } from "vitest";
import { parseRunLine } from "#lib/docker/run/parse-line.ts";
import { changedLimits, limitTexts } from "./limit-texts.ts";

const before = limitTexts(parseRunLine("docker run -m 512m --cpus 1.5 --pids-limit 100 a").spec);

test("limits are written as people write them", () => {
  expect(before).toEqual({
    ...{ memory: "512m", memoryReservation: "", memorySwap: "", nanoCpus: "1.5" },
    ...{ cpuShares: "", cpusetCpus: "", pidsLimit: "100" },
  });
});

test("only what is changed is sent, and an emptied limit is taken away", () => {
  expect(changedLimits(before, before)).toEqual({ limits: {}, unread: {} });
  const now = { ...before, memory: "1g", nanoCpus: "", pidsLimit: "", memorySwap: "-1", cpusetCpus: "0-1" };
  expect(changedLimits(before, now).limits).toEqual({
    ...{ memory: 1024 ** 3, nanoCpus: 0, pidsLimit: -1, memorySwap: -1, cpusetCpus: "0-1" },
  });
});

test("what cannot be read is named with an example", () => {
  const { limits, unread } = changedLimits(before, { ...before, memory: "lots", cpuShares: "-1" });
  expect(limits).toEqual({});
  expect(Object.keys(unread)).toEqual(["memory", "cpuShares"]);
});
