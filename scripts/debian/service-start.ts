import { existsSync, rmSync, writeFileSync } from "node:fs";

/** Packages ask this program before they start a service; 101 forbids it. See invoke-rc.d(8). */
const policy = "/usr/sbin/policy-rc.d";

/** Does something while no package may start its service; the tests need programs, not a second engine. */
export function withoutServiceStart<T>(run: () => T): T {
  if (existsSync(policy)) return run();
  writeFileSync(policy, "#!/bin/sh\nexit 101\n", { mode: 0o755 });
  try {
    return run();
  } finally {
    rmSync(policy);
  }
}
