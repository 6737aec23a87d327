import { expect, test } from "vitest";
import { explainFailure } from "./explain-failure.ts";

const start = "failed to start daemon: Error initializing network controller: ";

test.each([
  [
    `${start}error obtaining controller instance: failed to create NAT chain DOCKER: iptables failed`,
    "iptables",
  ],
  [`${start}error creating default "bridge" network: operation not supported`, "bridge"],
  ["failed to start daemon: Devices cgroup isn't mounted", "cgroups"],
  ["failed to start daemon: error initializing graphdriver: driver not supported", "/var/lib/docker"],
  ["mkdir /var/lib/docker/tmp: no space left on device", "disk is full"],
  ["dockerd needs to be started with root privileges", "--privileged"],
])("%s", (log, words) => {
  expect(explainFailure(log)).toContain(words);
});

test("claims nothing about what it does not know", () => {
  expect(explainFailure("failed to start daemon: something new")).toBe("");
});
