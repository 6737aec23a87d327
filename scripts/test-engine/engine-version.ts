import { request } from "node:http";
import { json } from "node:stream/consumers";

/** What an engine says about itself; `api` and `minApi` as in "1.45". */
export interface EngineVersion {
  readonly engine: string;
  readonly api: string;
  readonly minApi: string;
}

/** Asks the engine behind a unix socket for its version; rejects when nothing answers within 5 s. */
export async function readVersion(socketPath: string): Promise<EngineVersion> {
  const answer = await getJson(socketPath, "/version");
  const { Version, ApiVersion, MinAPIVersion } = answer as Record<string, string | undefined>;
  if (!Version || !ApiVersion) throw new Error(`What answers at ${socketPath} is no Docker engine.`);
  return { engine: Version, api: ApiVersion, minApi: MinAPIVersion ?? ApiVersion };
}

/** Whether API version `version` is `wanted` or newer. */
export function isAtLeast(version: string, wanted: string): boolean {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  const [wantedMajor = 0, wantedMinor = 0] = wanted.split(".").map(Number);
  return major > wantedMajor || (major === wantedMajor && minor >= wantedMinor);
}

function getJson(socketPath: string, path: string): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const options = { socketPath, path, agent: false, signal: AbortSignal.timeout(5_000) };
    const call = request(options, (response) => json(response).then(resolve, reject));
    call.on("error", reject).end();
  });
}
