import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { hostPowerOf } from "#lib/docker/run/host-power.ts";
import { parseRunLine } from "#lib/docker/run/parse-line.ts";
import type { ContainerSpec } from "#lib/docker/run/spec.ts";
import { engineCall, removeContainer } from "../../../testing/engine-api.ts";
import { startTestPanel, type TestPanel } from "../../../testing/test-panel.ts";

/**
 * Lines of `docker run` and `docker create`, without the first two words and the name; those of `run` are started too.
 * `IMG` is the test image, `NET` and `NET2` networks, `BASE` a running container with volumes on the first.
 */
const linesOf = (name: string): string[] =>
  readFileSync(new URL(`./testing/${name}-lines.txt`, import.meta.url), "utf8")
    .trimEnd()
    .split("\n");
const createLines = [...linesOf("create"), "\\\n  -p 8083:80 \\\n  -e A=1 \\\n  IMG \\\n  sleep 10"];
const runLines = linesOf("run");
/** What the command line or the engine refuses. The panel does too, before or at the engine. */
const refusedLines = linesOf("refused");

const socket = process.env.QUAYSIDE_TEST_ENGINE as string;
const mark = randomUUID().slice(0, 8);
const place = {
  IMG: "quayside/busybox:1",
  NET: `cli-net-${mark}`,
  NET2: `cli-net2-${mark}`,
  BASE: `cli-base-${mark}`,
};
const full = (line: string): string =>
  line.replaceAll(/\b(?:IMG|NET2|NET|BASE)\b/g, (word) => place[word as keyof typeof place]);

let panel: TestPanel;

/** Runs a line in a shell, with the distribution's client. Resolves to what it printed, rejects with its error. */
const shell = async (line: string): Promise<string> => {
  const child = spawn("sh", ["-c", line.replace(/^docker/, "exec /usr/bin/docker")], {
    cwd: "/tmp",
    env: { ...process.env, DOCKER_CONFIG: "/nonexistent", DOCKER_HOST: `unix://${socket}` },
  });
  const code = new Promise((resolve) => child.once("close", resolve));
  const [output, problem] = await Promise.all([text(child.stdout), text(child.stderr)]);
  if ((await code) !== 0) throw new Error(problem);
  return output.trim();
};

beforeAll(async () => {
  panel = await startTestPanel(socket);
  await shell(`docker network create --subnet 172.31.77.0/24 ${place.NET}`);
  await shell(`docker network create ${place.NET2}`);
  // A namespace that others may join, and a member of the network that links lead to.
  await shell(
    `docker run -d --name ${place.BASE} --stop-timeout 0 --ipc shareable -v /shared ${place.IMG} sleep 3600`,
  );
  await shell(`docker network connect ${place.NET} ${place.BASE}`);
});
afterAll(async () => {
  await shell(`docker rm -fv ${place.BASE}`);
  await shell(`docker network rm ${place.NET} ${place.NET2}`);
  for (const name of ["volume", "labels", "tmpfs", "quoted"])
    await engineCall("DELETE", `/volumes/qs-table-${name}?force=1`);
  await panel.close();
});

const inspect = async (name: string) => (await engineCall("GET", `/containers/${name}/json`)).body as Json;
type Json = Record<string, unknown>;

type Answer = {
  status: number;
  body: { id: string; startError: string | null; error?: { issues?: { message: string }[] } };
};

/** Asks as a person does: what the panel says must be confirmed is confirmed. */
const askPanel = async (spec: ContainerSpec, hostPower: string[], start: boolean): Promise<Answer> => {
  const path = "/api/environments/local/containers";
  const answer = (await panel.request(path, {
    method: "POST",
    as: "admin",
    body: { spec, hostPower, start },
  })) as Answer;
  const asked = answer.body.error?.issues?.map(({ message }) => message) ?? [];
  const isMore = answer.status === 409 && asked.length > hostPower.length;
  return isMore ? askPanel(spec, asked, start) : answer;
};

const createByPanel = (line: string, name: string, start: boolean) => {
  const { spec, problems } = parseRunLine(line);
  const errors = problems.filter(({ isError }) => isError);
  const answer = errors.length > 0 ? null : askPanel({ ...spec, name }, hostPowerOf(spec), start);
  return { errors, answer };
};

/** Lists that the command line writes in any order. */
const unordered: ReadonlySet<string> = new Set(["Env", "Binds", "Ulimits", "Mounts", "DNSNames"]);
/** Of each container its own. */
const own =
  /^(?:Id|Created|Name|Pid|StartedAt|FinishedAt|(?:Resolv|Log|Hosts?|Hostname).*Path|Sandbox.*|EndpointID)$/;

/** On the default network an address is the next that is free, and other tests have theirs there too. */
const isGiven = (value: object, name: string): boolean =>
  (name === "IPAddress" || name === "MacAddress") &&
  "IPAddress" in value &&
  String(value.IPAddress).startsWith("172.17.");

/** An inspect without what is of the very container, in one order. */
const comparable = (value: unknown, id: string, key = ""): unknown => {
  if (typeof value === "string") {
    if (key === "HostPort" && Number(value) >= 32_768) return "ANY";
    const named = value.replaceAll(id, "ID").replaceAll(id.slice(0, 12), "ID");
    return /^[0-9a-f]{64}$/.test(named) ? "HEX" : named.replaceAll(/[0-9a-f]{64}/g, "HEX");
  }
  if (Array.isArray(value)) {
    const list = value.map((one) => comparable(one, id));
    return unordered.has(key)
      ? list.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))
      : list;
  }
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).filter(([name]) => !own.test(name) && !isGiven(value, name));
  return Object.fromEntries(entries.map(([name, one]) => [name, comparable(one, id, name)]));
};

const bothWays = async (line: string, verb: "run" | "create") => {
  const theirs = `cli-${mark}-${randomUUID().slice(0, 8)}`;
  const ours = theirs.replace("cli", "ours");
  await shell(full(`docker ${verb} --name ${theirs} ${line}`));
  const expected = await inspect(theirs);
  await removeContainer(String(expected.Id));
  const { errors, answer } = createByPanel(full(`docker ${verb} ${line}`), ours, verb === "run");
  expect(errors).toEqual([]);
  const { status, body } = (await answer) as {
    status: number;
    body: { id: string; startError: string | null };
  };
  expect([status, status === 200 ? body.startError : body]).toEqual([200, null]);
  const found = await inspect(body.id);
  const read = await panel.request(`/api/environments/local/containers/${body.id}/spec`, { as: "admin" });
  await removeContainer(body.id);
  const again = `again${ours.slice(4)}`;
  const { spec, hostPower } = read.body as { spec: ContainerSpec; hostPower: string[] };
  const copy = await askPanel({ ...spec, name: again }, hostPower, verb === "run");
  expect([copy.status, copy.body.error]).toEqual([200, undefined]);
  const duplicate = await inspect(copy.body.id);
  await removeContainer(copy.body.id);
  const settle = (json: Json) =>
    JSON.parse(
      JSON.stringify(comparable(json, String(json.Id)))
        .replaceAll(theirs, "NAME")
        .replaceAll(ours, "NAME")
        .replaceAll(again, "NAME"),
    );
  expect(settle(found)).toEqual(settle(expected));
  expect(settle(duplicate), "made from what the panel reads of it").toEqual(settle(expected));
};

// Side by side: each waits for the engine's disk most of the time, and containers that only are made share nothing.
describe.concurrent("the same container as by the docker command line", () => {
  test("over enough lines", () => expect(createLines.length + runLines.length).toBeGreaterThanOrEqual(300));
  test.each(createLines)("docker create %s", (line) => bothWays(line, "create"));
});

describe("the same container, started", () => {
  test.each(runLines)("docker run %s", (line) => bothWays(line, "run"));
});

test.concurrent.each(refusedLines)("what docker refuses is refused: docker create %s", async (line) => {
  const name = `refused-${mark}-${randomUUID().slice(0, 8)}`;
  // Some are made and cannot be started: the line is whole only when it runs.
  const theirs = shell(full(`docker run -d --name ${name} ${line} true`)).then(
    () => "taken",
    () => "refused",
  );
  expect(await theirs).toBe("refused");
  await engineCall("DELETE", `/containers/${name}?force=1&v=1`);
  const { errors, answer } = createByPanel(full(`docker run -d ${line} true`), `${name}-ours`, true);
  if (errors.length > 0) return;
  const { status, body } = (await answer) as Answer;
  if (body.id) await removeContainer(body.id);
  expect(status >= 400 || typeof body.startError === "string").toBe(true);
});

/**
 * Where the panel does better than the command line (26.1) on purpose: the part of `HostConfig` that differs. The client
 * reads these four and never sends them (docker/cli `cli/command/container/opts.go`).
 */
const knownDifferences: readonly (readonly [line: string, key: string])[] = [
  ["--device-read-bps /dev/null:1m IMG", "BlkioDeviceReadBps"],
  ["--device-write-bps /dev/null:1m IMG", "BlkioDeviceWriteBps"],
  ["--device-read-iops /dev/null:5 IMG", "BlkioDeviceReadIOps"],
  ["--device-write-iops /dev/null:5 IMG", "BlkioDeviceWriteIOps"],
];

test.each(knownDifferences)(
  "docker create %s: the command line drops it, the panel does not",
  async (line, key) => {
    const theirs = `cli-${mark}-${randomUUID().slice(0, 8)}`;
    await shell(full(`docker create --name ${theirs} ${line}`));
    const { HostConfig: dropped } = (await inspect(theirs)) as { HostConfig: Json };
    await removeContainer(theirs);
    const { answer } = createByPanel(full(`docker create ${line}`), `ours-${theirs}`, false);
    const { id } = ((await answer) as Answer).body;
    const { HostConfig: kept } = (await inspect(id)) as { HostConfig: Json };
    await removeContainer(id);
    expect(dropped[key] ?? []).toEqual([]);
    expect(kept[key]).toEqual([{ Path: "/dev/null", Rate: expect.any(Number) }]);
  },
);

test("a GPU where there is none is said in plain words, before and at the start", async () => {
  const query = new URLSearchParams({
    ...{ name: "", image: place.IMG, ports: "", networks: "", joins: "", runtime: "", gpus: "true" },
  });
  const { body } = await panel.request(`/api/environments/local/container-check?${query}`, { as: "admin" });
  expect(body).toEqual({ problems: [{ field: "deviceRequests", code: "no_gpu", values: {} }] });
  const { answer } = createByPanel(`docker run -d --gpus all ${place.IMG} true`, `gpu-${mark}`, true);
  const { id, startError } = ((await answer) as Answer).body;
  await removeContainer(id);
  expect(startError).toContain("could not select device driver");
});
