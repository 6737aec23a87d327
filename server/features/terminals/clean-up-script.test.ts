import { spawn, spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { expect, test } from "vitest";
import { cleanUpScript } from "./clean-up-script.ts";
import { markerEnvironment, markerLine } from "./marker.ts";

// busybox's shell is what the engine's tests run it in.
test.each(["dash", "bash"])("the script ends what is marked, and only that, in %s", async (shell) => {
  const marker = `script${randomBytes(4).toString("hex")}-1`;
  const start = (env: Record<string, string>, command: string) =>
    spawn(
      "env",
      [
        "-i",
        ...Object.entries(env).map(([key, one]) => `${key}=${one}`),
        "sh",
        "-c",
        `${command} & echo ready; wait`,
      ],
      {
        detached: true,
        stdio: ["ignore", "pipe", "ignore"],
      },
    );
  const [name, value] = (markerEnvironment(marker)[0] ?? "").split("=") as [string, string];
  const path = process.env.PATH ?? "";
  const marked = start(
    { PATH: path, SEVERAL: "lines\nof\ntext", [name]: value },
    "setsid sleep 60 & env -i nohup sleep 60",
  );
  const bystander = start({ PATH: path, [name]: "another-2" }, "sleep 60");
  try {
    await Promise.all([marked, bystander].map(({ stdout }) => once(stdout, "data")));
    const ended = once(marked, "exit");
    const { status, stdout } = spawnSync(shell, ["-c", cleanUpScript, "clean-up", markerLine(marker)], {
      encoding: "utf8",
    });
    expect({ status, stdout }).toEqual({ status: 0, stdout: "" });
    await ended;
    expect(spawnSync("grep", ["-lsa", marker, "-r", "/proc", "--include=environ"]).stdout.toString()).toBe(
      "",
    );
    expect(bystander.exitCode ?? bystander.signalCode).toBeNull();
  } finally {
    if (bystander.pid) process.kill(-bystander.pid, "SIGKILL");
  }
});
