import { expect, test } from "vitest";
import { engineWarningKind, plainWarning } from "./engine-warnings.ts";

test.each([
  ["WARNING: No swap limit support", "swapLimit"],
  ["WARNING: No memory limit support", "memoryLimit"],
  ["WARNING: No cpu cfs quota support", "cpuQuota"],
  ["WARNING: No blkio throttle.read_bps_device support", "blockIo"],
  ["WARNING: No io.weight support", "blockIo"],
  ["WARNING: IPv4 forwarding is disabled", "forwarding"],
  ["WARNING: bridge-nf-call-iptables is disabled", "bridgeFilter"],
  ["WARNING: bridge-nf-call-ip6tables is disabled", "bridgeFilter"],
  ["WARNING: daemon is not using the default seccomp profile", "seccomp"],
  ["WARNING: API is accessible on http://0.0.0.0:2375 without encryption.", "openApi"],
  [
    "WARNING: Support for cgroup v1 is deprecated and planned to be removed by no later than May 2029",
    "cgroupV1",
  ],
  ["WARNING: the devicemapper storage-driver is deprecated, and will be removed", "storageDriver"],
  ["WARNING: something that no engine has said before", null],
])("%s", (text, kind) => {
  expect(engineWarningKind(text)).toBe(kind);
});

test("the shouting before a warning is left out", () => {
  expect(plainWarning("WARNING: No swap limit support")).toBe("No swap limit support");
  expect(plainWarning("[DEPRECATION NOTICE]: x")).toBe("[DEPRECATION NOTICE]: x");
});
