import { readVersion } from "../test-engine/engine-version.ts";
import { startTestEngine } from "../test-engine.ts";

/** Where engine tests find their engine: the path of its socket, and its API version for `needsApi`. */
const socketVariable = "QUAYSIDE_TEST_ENGINE";
const apiVariable = "QUAYSIDE_TEST_API";

/**
 * Vitest's global setup of the engine tests: starts the private engine for the whole run, and returns what ends
 * it. An engine that the caller has named is used instead, and left running.
 */
export default async function setUpEngine(): Promise<(() => Promise<void>) | undefined> {
  const given = process.env[socketVariable];
  if (given) {
    process.env[apiVariable] = (await readVersion(given)).api;
    return undefined;
  }
  const engine = await startTestEngine();
  process.env[socketVariable] = engine.socket;
  process.env[apiVariable] = engine.apiVersion;
  return engine.stop;
}
