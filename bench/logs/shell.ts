import { execFile } from "node:child_process";
import type { TestEngine } from "../../scripts/test-engine.ts";

/** `docker logs … | …` by a shell, as a person would. */
export const shell = (engine: TestEngine, command: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const env = { ...process.env, DOCKER_HOST: engine.dockerHost };
    execFile("sh", ["-c", command], { env, maxBuffer: 1e9 }, (error) => (error ? reject(error) : resolve()));
  });
