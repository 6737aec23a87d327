import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { busyboxImage as image } from "./test-engine/busybox-image.ts";
import { pollUntil } from "./test-engine/poll.ts";
import { identifyProcess } from "./test-engine/process-identity.ts";
import { startTestEngine } from "./test-engine.ts";

const run = promisify(execFile);

/** The engine's groups stand at the top of each tree; walking deeper would meet groups that are just being removed. */
function cgroupsOf(workspace: string): string[] {
  const name = workspace.split("/").at(-1) ?? "";
  const root = "/sys/fs/cgroup";
  const trees = [root, ...readdirSync(root).map((entry) => join(root, entry))];
  return trees.map((tree) => join(tree, name)).filter((group) => existsSync(group));
}

test("two engines run side by side, each with its own containers and the same published port", async () => {
  const engines = await Promise.all([startTestEngine(), startTestEngine()]);
  try {
    for (const [index, engine] of engines.entries()) {
      const serve = ["sh", "-c", `echo engine ${index} > /tmp/who; httpd -f -h /tmp`];
      const network = engine.hasBridge ? ["--publish", "80:80"] : ["--network", "host"];
      await engine.docker(["run", "--detach", "--name", `only-${index}`, ...network, image, ...serve]);
    }
    for (const [index, engine] of engines.entries()) {
      expect(await engine.docker(["ps", "--format", "{{.Names}}"])).toBe(`only-${index}`);
      const [command = "", ...args] = engine.inNetwork([
        "/bin/busybox",
        "wget",
        "-qO-",
        "http://127.0.0.1/who",
      ]);
      const answer = () =>
        run(command, args).then(
          ({ stdout }) => stdout,
          () => undefined,
        );
      expect(await pollUntil(answer, 10_000, () => "the published port did not answer")).toBe(
        `engine ${index}\n`,
      );
    }
  } finally {
    await Promise.all(engines.map((engine) => engine.stop()));
  }
});

test("leaves nothing behind when stopped with containers running and paused", async () => {
  const interfaces = () => readFileSync("/proc/net/dev", "utf8").match(/^ *[^:|]+(?=:)/gm);
  const before = {
    interfaces: interfaces(),
    forwarding: readFileSync("/proc/sys/net/ipv4/ip_forward", "utf8"),
  };
  const engine = await startTestEngine();
  const { pid, workspace } = engine;
  await engine.docker(["run", "--detach", image, "sleep", "600"]);
  await engine.docker(["run", "--detach", "--name", "frozen", image, "sleep", "600"]);
  await engine.docker(["pause", "frozen"]);
  expect(cgroupsOf(workspace)).not.toEqual([]);
  expect(interfaces()).toEqual(before.interfaces);
  await engine.stop();
  expect(identifyProcess(pid)).toBeUndefined();
  expect(existsSync(workspace)).toBe(false);
  expect(cgroupsOf(workspace)).toEqual([]);
  expect(readFileSync("/proc/sys/net/ipv4/ip_forward", "utf8")).toBe(before.forwarding);
});

test("a killed daemon leaves its containers running, and comes back with its images", async () => {
  const engine = await startTestEngine({ args: ["--live-restore"] });
  try {
    await engine.docker(["run", "--detach", "--name", "survivor", image, "sleep", "600"]);
    const first = engine.pid;
    await engine.kill("SIGKILL");
    await expect(engine.docker(["ps"])).rejects.toThrow(/Cannot connect|connection refused/i);
    await engine.start();
    expect(engine.pid).not.toBe(first);
    expect(await engine.docker(["ps", "--format", "{{.Names}} {{.Image}}"])).toBe(`survivor ${image}`);
  } finally {
    await engine.stop();
  }
});

test("a stopped daemon goes on where it was, can be killed, and leaves no launcher when the engine is stopped", async () => {
  const engine = await startTestEngine();
  const launcherOf = (pid: number) => Number(readFileSync(`/proc/${pid}/stat`, "utf8").split(" ")[3]);
  let launcher = 0;
  try {
    await engine.kill("SIGSTOP");
    const asked = engine.docker(["version"]);
    await engine.kill("SIGCONT");
    expect(await asked).toContain(engine.version);
    await engine.kill("SIGSTOP");
    await engine.kill("SIGKILL");
    await engine.start();
    expect(await engine.docker(["images", "--quiet", image])).not.toBe("");
    launcher = launcherOf(engine.pid);
    await engine.kill("SIGSTOP");
  } finally {
    await engine.stop();
  }
  const gone = () => (identifyProcess(launcher) ? undefined : true);
  await pollUntil(gone, 10_000, () => `nsenter (${launcher}) outlived its engine`);
});

test("the kernel ends the engine of a killed starter, and the next start removes its files", async () => {
  const script = `
    import { startTestEngine } from "${import.meta.dirname}/test-engine.ts";
    const engine = await startTestEngine();
    await engine.docker(["run", "--detach", "--name", "frozen", "${image}", "sleep", "600"]);
    await engine.docker(["pause", "frozen"]);
    console.log(JSON.stringify({ pid: engine.pid, workspace: engine.workspace }));
  `;
  const args = ["--input-type=module-typescript", "--eval", script];
  const starter = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
  const [line] = (await once(createInterface(starter.stdout), "line")) as [string];
  const { pid, workspace } = JSON.parse(line) as { pid: number; workspace: string };
  expect(identifyProcess(pid)).toBeDefined();

  starter.kill("SIGKILL");
  const ended = () => (identifyProcess(pid) ? undefined : true);
  await pollUntil(ended, 10_000, () => `dockerd (${pid}) outlived its starter`);
  expect(existsSync(workspace)).toBe(true);

  const next = await startTestEngine({ image: false });
  await next.stop();
  expect(existsSync(workspace)).toBe(false);
  expect(cgroupsOf(workspace)).toEqual([]);
});
