import { Agent, request } from "node:http";
import { startTestEngine } from "../scripts/test-engine.ts";
import { startPanelProcess } from "../scripts/testing/panel-process.ts";
import { createContainers, untilListed } from "./created-containers.ts";
import { median, report, round } from "./report.ts";
import { signInCookie } from "./sign-in.ts";

const sizes = [100, 500, 2_000];
const rounds = 40;
const warmUps = 5;

type Call = { time(): Promise<number>; close(): void };

/** Times one GET, from the first byte written to the last byte read, on a connection that is kept. */
export const timedGet = (target: {
  socketPath?: string;
  port?: number;
  path: string;
  headers?: object;
}): Call => {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const options = { host: "127.0.0.1", ...target, agent, headers: { host: "localhost", ...target.headers } };
  const time = () =>
    new Promise<number>((resolve, reject) => {
      const start = performance.now();
      const call = request(options, (response) => {
        if (response.statusCode !== 200) reject(new Error(`${target.path} answered ${response.statusCode}`));
        response.on("data", () => {});
        response.on("end", () => resolve(performance.now() - start));
      });
      call.on("error", reject).end();
    });
  return { time, close: () => agent.destroy() };
};

/** The target is set for 500, and the ratio has to fall with the size; at 100 there is nothing to fall from. */
const judge = (size: number, ratio: number, previous: number): { target: string; ok: boolean } => {
  if (size < 500) return { target: "none", ok: true };
  if (size === 500) return { target: "ratio<=0.25", ok: ratio <= 0.25 };
  return { target: "ratio<=0.25 and below that at 500", ok: ratio <= 0.25 && ratio < previous };
};

/** Measures one size and reports it. Resolves to the ratio of the medians. */
const measure = async (size: number, ours: Call, baseline: Call, previous: number): Promise<number> => {
  const times = { ours: [] as number[], baseline: [] as number[] };
  for (let round = -warmUps; round < rounds; round += 1) {
    // Turn by turn, so that whatever else the machine does meets both alike.
    const mine = await ours.time();
    const raw = await baseline.time();
    if (round < 0) continue;
    times.ours.push(mine);
    times.baseline.push(raw);
  }
  const [mine, raw] = [median(times.ours), median(times.baseline)];
  report({
    bench: "list",
    case: String(size),
    ours: round(mine),
    baseline: round(raw),
    unit: "ms",
    ratio: round(mine / raw, 3),
    ...judge(size, mine / raw, previous),
  });
  return mine / raw;
};

/** The containers list of the API against the engine's own, with containers that were created and not started. */
export const listBench = async (): Promise<void> => {
  const engine = await startTestEngine();
  try {
    const panel = await startPanelProcess({ dockerHost: engine.dockerHost });
    try {
      const cookie = await signInCookie(panel);
      const { port } = new URL(panel.url);
      const path = "/api/environments/local/containers";
      const ours = timedGet({ port: Number(port), path, headers: { cookie } });
      const baseline = timedGet({ socketPath: engine.socket, path: "/containers/json?all=1" });
      let there = 0;
      let ratio = Number.POSITIVE_INFINITY;
      for (const size of sizes) {
        await createContainers(engine, there, size);
        there = size;
        await untilListed(`${panel.url}${path}`, cookie, size);
        ratio = await measure(size, ours, baseline, ratio);
      }
      ours.close();
      baseline.close();
    } finally {
      await panel.stop();
    }
  } finally {
    await engine.stop();
  }
};
