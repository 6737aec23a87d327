import { execFileSync, spawnSync } from "node:child_process";
import { statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { pollUntil } from "../test-engine/poll.ts";
import { startTestEngine, type TestEngine } from "../test-engine.ts";
import { baseImage, importBaseImage } from "./base-image.ts";

/** The Dockerfile's mounts and named contexts are BuildKit's, which engines before 23.0 have as a plugin or not at all. */
const hasBuildx = spawnSync("/usr/bin/docker", ["buildx", "version"]).status === 0;
const hasCompose = spawnSync("/usr/bin/docker", ["compose", "version"]).status === 0;
/** Where all has to be proved nothing is skipped for want of a tool: it fails. */
const isCi = process.env.CI === "true";
/** What the image adds to its base is 336 MB; a sixth more goes unnoticed, not a second copy of anything large. */
const mostMegabytes = 386;
const project = join(import.meta.dirname, "..", "..");
const container = "quayside-image-test";
const password = "only for the test of the image";

let engine: TestEngine;

type Answer = { status: number; body: { items?: { name: string; self: boolean }[]; version?: string } };

/** Calls the panel's API from within its container: the engine's network is not this machine's. */
const call = async (path: string, cookie = ""): Promise<Answer> => {
  const script = `fetch("http://127.0.0.1:3000/api${path}", { headers: { cookie: process.argv[1] } })
    .then(async (answer) => console.log(JSON.stringify({ status: answer.status, body: await answer.json() })))`;
  return JSON.parse(await engine.docker(["exec", container, "node", "-e", script, cookie])) as Answer;
};

const signIn = (): Promise<string> => {
  const body = JSON.stringify({ username: "admin", password });
  const script = `fetch("http://127.0.0.1:3000/api/session", { method: "POST", body: ${JSON.stringify(body)},
    headers: { "content-type": "application/json", origin: "http://127.0.0.1:3000" } })
    .then((answer) => console.log(answer.headers.getSetCookie().map((cookie) => cookie.split(";")[0]).join("; ")))`;
  return engine.docker(["exec", container, "node", "-e", script]);
};

const untilHealthy = () =>
  pollUntil(
    async () =>
      (await engine.docker(["inspect", "--format", "{{.State.Health.Status}}", container])) === "healthy" ||
      undefined,
    60_000,
    () => "The container has not become healthy.",
  );

const build = () => {
  const cache = execFileSync("npm", ["config", "get", "cache"], { encoding: "utf8" }).trim();
  return engine.docker([
    ...["build", "--progress", "plain", "--network", "none", "--build-arg", `NODE_IMAGE=${baseImage}`],
    ...["--build-context", `npm-cache=${cache}`, "--tag", "quayside", project],
  ]);
};

const run = () => {
  const group = String(statSync(engine.socket).gid);
  return engine.docker([
    ...["run", "--detach", "--name", container, "--network", "host", "--group-add", group, "--read-only"],
    ...["--tmpfs", "/tmp", "--cap-drop", "ALL", "--security-opt", "no-new-privileges:true"],
    ...["--health-interval", "1s", "--volume", `${engine.socket}:/var/run/docker.sock`],
    ...["--volume", "quayside-image-test:/data"],
    ...["--env", "ADMIN_USERNAME=admin", "--env", "ADMIN_PASSWORD_FILE=/data/admin-password", "quayside"],
  ]);
};

/** `docker compose` on compose.yaml as it is; only the engine's socket is elsewhere, and the check of health quicker. */
const composed = (): ((...args: string[]) => Promise<string>) => {
  const override = join(engine.workspace, "compose.override.yaml");
  const volumes = [`${engine.socket}:/var/run/docker.sock`];
  writeFileSync(
    override,
    JSON.stringify({ services: { quayside: { volumes, healthcheck: { interval: "1s" } } } }),
  );
  const settings = join(engine.workspace, "compose.env");
  const port = ["QUAYSIDE_PORT=3100", "PUBLIC_URL=http://127.0.0.1:3100"];
  writeFileSync(settings, [`DOCKER_GID=${statSync(engine.socket).gid}`, ...port].join("\n"));
  const files = ["--file", join(project, "compose.yaml"), "--file", override, "--env-file", settings];
  return (...args) => engine.docker(["compose", ...files, ...args]);
};

/** What the panel answers at the port that compose publishes, in the engine's network. */
const askPublished = (path: string): number => {
  const script = `fetch("http://127.0.0.1:3100${path}").then(({ status }) => console.log(status))`;
  const [command = "", ...args] = engine.inNetwork([process.execPath, "-e", script]);
  return Number(execFileSync(command, args, { encoding: "utf8" }));
};

describe.skipIf(!hasBuildx && !isCi)(`the image${hasBuildx ? "" : " (needs docker buildx)"}`, () => {
  beforeAll(async () => {
    if (!hasBuildx) throw new Error("docker buildx is missing, without which the image is not tested");
    engine = await startTestEngine();
    await importBaseImage(engine.docker, engine.workspace);
    await build();
    // The volume takes over the folder's owner from the image, so a secret can be laid into it beforehand.
    await engine.docker([
      ...["run", "--rm", "--network", "none", "--volume", "quayside-image-test:/data", "quayside"],
      ...[
        "node",
        "-e",
        `fs.writeFileSync("/data/admin-password", ${JSON.stringify(password)}, { mode: 0o600 })`,
      ],
    ]);
    await run();
    await untilHealthy();
  }, 900_000);
  // The builder leaves some gigabytes behind, which are removed with the engine.
  afterAll(() => engine?.stop(), 180_000);

  test("is small and says what it is", async () => {
    const format = '{{.Size}} {{.Config.User}} {{index .Config.Labels "org.opencontainers.image.title"}}';
    const base = Number(await engine.docker(["image", "inspect", "--format", "{{.Size}}", baseImage]));
    const [size, user, title] = (
      await engine.docker(["image", "inspect", "--format", format, "quayside"])
    ).split(" ");
    expect([user, title]).toEqual(["10001:10001", "Quayside"]);
    expect((Number(size) - base) / 1e6).toBeLessThan(mostMegabytes);
  });

  test("runs as nobody in particular, answers, and knows the container that it is in", async () => {
    const id = await engine.docker(["exec", container, "id"]);
    expect(id).toContain("uid=10001(quayside)");
    expect((await call("/health")).body.version).toMatch(/^\d+\.\d+\.\d+$/);
    const { status, body } = await call("/environments/local/containers", await signIn());
    expect(status).toBe(200);
    expect(body.items).toMatchObject([{ name: container, self: true }]);
  });

  test("keeps its data over a restart, and stops in less than ten seconds", async () => {
    const before = await signIn();
    const start = performance.now();
    await engine.docker(["stop", "--time", "20", container]);
    expect(performance.now() - start).toBeLessThan(10_000);
    expect(await engine.docker(["inspect", "--format", "{{.State.ExitCode}}", container])).toBe("0");
    await engine.docker(["start", container]);
    await untilHealthy();
    expect((await call("/environments/local/containers", before)).status).toBe(200);
  });

  test.skipIf(!hasCompose && !isCi)(
    `is run by compose.yaml${hasCompose ? "" : " (needs docker compose)"}`,
    async ({ skip }) => {
      if (!hasCompose) throw new Error("docker compose is missing, without which compose.yaml is not tested");
      skip(!engine.hasBridge, "needs a kernel that makes bridges");
      const compose = composed();
      await compose("up", "--detach", "--no-build", "--wait", "--wait-timeout", "60");
      try {
        expect(askPublished("/api/health")).toBe(200);
        expect(await compose("logs", "quayside")).toMatch(/setup token:\s+\S+/);
      } finally {
        await compose("down", "--volumes");
      }
      expect(await engine.docker(["volume", "ls", "--quiet"])).not.toContain("quayside_data");
    },
    120_000,
  );
});
