import { request } from "node:http";
import type { TestEngine } from "../scripts/test-engine.ts";

const create = async (engine: TestEngine, name: string): Promise<void> => {
  const body = JSON.stringify({
    Image: "quayside/busybox:1",
    Cmd: ["sleep", "600"],
    Labels: { "com.docker.compose.project": "bench", "com.docker.compose.service": name },
    HostConfig: { NetworkMode: "none" },
  });
  await new Promise<void>((resolve, reject) => {
    const headers = { "content-type": "application/json", "content-length": Buffer.byteLength(body) };
    const path = `/containers/create?name=${name}`;
    const call = request({ socketPath: engine.socket, method: "POST", path, headers }, (response) => {
      response
        .resume()
        .on("end", () =>
          response.statusCode === 201
            ? resolve()
            : reject(new Error(`create answered ${response.statusCode}`)),
        );
    });
    call.on("error", reject).end(body);
  });
};

/** Creates the containers `bench-<from>` to `bench-<to - 1>`, and does not start them. */
export const createContainers = async (engine: TestEngine, from: number, to: number): Promise<void> => {
  for (let next = from; next < to; next += 4) {
    const batch = Array.from({ length: Math.min(4, to - next) }, (_, at) =>
      create(engine, `bench-${next + at}`),
    );
    await Promise.all(batch);
  }
};

/** Waits until the panel's list shows as many as there are: its replica follows the engine by events. */
export const untilListed = async (url: string, cookie: string, size: number): Promise<void> => {
  for (const deadline = performance.now() + 30_000; performance.now() < deadline; ) {
    const answer = await fetch(url, { headers: { cookie } });
    const { items } = (await answer.json()) as { items: unknown[] };
    if (items.length === size) return;
  }
  throw new Error(`the panel does not show ${size} containers`);
};
