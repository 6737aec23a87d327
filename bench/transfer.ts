import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { mkdtemp, open, rm, statfs } from "node:fs/promises";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { startTestEngine, type TestEngine } from "../scripts/test-engine.ts";
import { type PanelProcess, startPanelProcess } from "../scripts/testing/panel-process.ts";
import { receiveFile, sendFile } from "./lean-transfer.ts";
import { residentBytes } from "./process-use.ts";
import { report, round } from "./report.ts";
import { signInCookie } from "./sign-in.ts";

/** 2 GB, or as many bytes as BENCH_TRANSFER_BYTES says. */
const size = Number(process.env.BENCH_TRANSFER_BYTES ?? 2_000_000_000);
const rounds = 2;
const container = "bench-transfer";

type Bench = { engine: TestEngine; panel: PanelProcess; cookie: string; folder: string };

/** The engine's copies, the source, what comes down, and some room. */
const checkRoom = async (): Promise<void> => {
  const { bavail, bsize } = await statfs(tmpdir());
  if (bavail * bsize > 6 * size) return;
  throw new Error(`${tmpdir()} has no room for this: set BENCH_TRANSFER_BYTES to less than ${size}`);
};

const writeSource = async (path: string): Promise<void> => {
  const chunk = randomBytes(1_000_000);
  const file = await open(path, "wx");
  for (let left = size; left > 0; left -= chunk.length)
    await file.write(chunk.subarray(0, Math.min(left, chunk.length)));
  await file.close();
};

const addressOf = ({ panel }: Bench, rest: string, input: Record<string, string>): string =>
  `${panel.url}/api/environments/local/containers/${container}/files${rest}?${new URLSearchParams(input)}`;

const startUpload = (bench: Bench, path: string) =>
  request(addressOf(bench, "/content", { path }), {
    method: "PUT",
    headers: { cookie: bench.cookie, origin: bench.panel.url, "content-length": size },
  });

const uploadOurs = (bench: Bench, source: string, path: string): Promise<void> => {
  const headers = { cookie: bench.cookie, origin: bench.panel.url, "content-length": size };
  return sendFile({ url: addressOf(bench, "/content", { path }), method: "PUT", headers }, source);
};

const downloadOurs = async (bench: Bench, path: string, target: string): Promise<void> => {
  const url = addressOf(bench, "/download", { path, as: "file" });
  const received = await receiveFile({ url, method: "GET", headers: { cookie: bench.cookie } }, target);
  if (received !== size) throw new Error(`${received} bytes came down instead of ${size}`);
};

/** Seconds that something takes, and by how much the panel grew meanwhile. */
const watched = async (
  pid: number,
  run: () => Promise<unknown>,
): Promise<{ seconds: number; grown: number }> => {
  const before = residentBytes(pid);
  let most = before;
  const timer = setInterval(() => {
    most = Math.max(most, residentBytes(pid));
  }, 50);
  const start = performance.now();
  try {
    await run();
  } finally {
    clearInterval(timer);
  }
  return { seconds: (performance.now() - start) / 1000, grown: most - before };
};

/** The same way by both, turn by turn, so that whatever else the machine does meets both alike; the best of each. */
const measure = async (
  { panel }: Bench,
  name: string,
  ours: (round: number) => Promise<unknown>,
  theirs: (round: number) => Promise<unknown>,
): Promise<void> => {
  const best = { ours: 0, theirs: 0, grown: 0 };
  for (let turn = 0; turn < rounds; turn += 1) {
    const mine = await watched(panel.pid, () => ours(turn));
    const start = performance.now();
    await theirs(turn);
    best.ours = Math.max(best.ours, size / 1e6 / mine.seconds);
    best.theirs = Math.max(best.theirs, size / 1e3 / (performance.now() - start));
    best.grown = Math.max(best.grown, mine.grown);
  }
  const ratio = round(best.ours / best.theirs, 3);
  const line = { bench: "transfer", ours: round(best.ours), baseline: round(best.theirs), ratio };
  report({ ...line, case: name, unit: "MB/s", target: "ratio>=0.8", ok: ratio >= 0.8 });
  const grown = round(best.grown / 1e6);
  const memory = { ours: grown, baseline: 0, ratio: 0, unit: "MB", target: "<=64" };
  report({ bench: "transfer", case: `${name}, memory growth`, ...memory, ok: grown <= 64 });
};

const namesIn = async ({ engine }: Bench): Promise<string[]> =>
  (await engine.docker(["exec", container, "ls", "-A", "/data"])).split("\n").filter((name) => name !== "");

/** Breaks an upload off in its middle, and waits until nothing of it is left. */
const measureAbort = async (bench: Bench): Promise<void> => {
  const before = (await namesIn(bench)).length;
  const sending = startUpload(bench, "/data/aborted");
  sending.on("error", () => undefined);
  const chunk = randomBytes(1_000_000);
  for (let sent = 0; sent < size / 2; sent += chunk.length) {
    if (!sending.write(chunk)) await once(sending, "drain");
  }
  sending.destroy();
  const start = performance.now();
  while ((await namesIn(bench)).length !== before && performance.now() - start < 30_000) await wait(50);
  const left = (await namesIn(bench)).length - before;
  const line = { ours: left, baseline: 0, ratio: 0, unit: "files", target: "0" };
  report({ bench: "transfer", case: "left behind by an upload aborted half-way", ...line, ok: left === 0 });
  const ms = round(performance.now() - start, 0);
  const time = { ours: ms, baseline: 0, ratio: 0, unit: "ms", target: "<=1000" };
  report({ bench: "transfer", case: "until it was gone", ...time, ok: ms <= 1_000 });
};

const run = async (bench: Bench): Promise<void> => {
  const source = join(bench.folder, "source");
  const target = join(bench.folder, "target");
  await writeSource(source);
  const { docker } = bench.engine;
  await docker([
    "run",
    "-d",
    "--name",
    container,
    "--network",
    "none",
    "quayside/busybox:1",
    "sh",
    "-c",
    "mkdir /data; exec sleep 100000",
  ]);
  const emptied = () => docker(["exec", container, "sh", "-c", "rm -f /data/*"]);
  await measure(
    bench,
    "upload",
    async (turn) => uploadOurs(bench, source, `/data/ours-${turn}`),
    async (turn) => {
      await docker(["cp", "-q", source, `${container}:/data/theirs-${turn}`]);
      await emptied();
    },
  );
  await docker(["cp", "-q", source, `${container}:/data/down`]);
  await measure(
    bench,
    "download",
    () => downloadOurs(bench, "/data/down", target),
    () => docker(["cp", "-q", `${container}:/data/down`, target]),
  );
  await measureAbort(bench);
};

/** A large file up into a container and down from it, by the file browser's API and by `docker cp`. */
export const transferBench = async (): Promise<void> => {
  await checkRoom();
  const folder = await mkdtemp(join(tmpdir(), "quayside-transfer-"));
  const engine = await startTestEngine();
  try {
    const panel = await startPanelProcess({ dockerHost: engine.dockerHost });
    try {
      await run({ engine, panel, cookie: await signInCookie(panel), folder });
    } finally {
      await panel.stop();
    }
  } finally {
    await engine.stop();
    await rm(folder, { recursive: true, force: true });
  }
};
