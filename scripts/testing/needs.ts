import { test } from "vitest";
import { isAtLeast } from "../test-engine/engine-version.ts";

/**
 * `test` for what only newer engines do: `needsApi("1.44")("mounts a subpath", ...)` runs on an engine with API
 * 1.44 or newer; on an older one it is reported as skipped, by name, with what it needs.
 */
export function needsApi(wanted: string) {
  const version = process.env.QUAYSIDE_TEST_API;
  if (!version) throw new Error("needsApi() is for *.engine.test.ts files: no test engine has been started.");
  return isAtLeast(version, wanted) ? test : skipped(`needs API ${wanted}, the engine has ${version}`);
}

function skipped(reason: string): (name: string, run: () => unknown) => void {
  return (name) => test.skip(`${name} (${reason})`, () => undefined);
}
