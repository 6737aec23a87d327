import { execFileSync, spawn } from "node:child_process";
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  realpathSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import type { DockerCli } from "../test-engine/docker-cli.ts";

/** The runtime that the project pins, as the npm package `node`. */
const pinnedNode = join(import.meta.dirname, "..", "..", "node_modules", ".bin", "node");

/** Stands for `node:24-bookworm-slim` where no registry can be reached. */
export const baseImage = "quayside/node:24";

/**
 * Makes an image with what the Dockerfile asks of its base, out of this machine's own parts: a shell, Node and npm with
 * the libraries that they are linked to. Nothing is pulled.
 */
export async function importBaseImage(docker: DockerCli, workspace: string): Promise<void> {
  const root = join(workspace, "base");
  for (const folder of ["bin", "usr/bin", "usr/local/bin", "etc", "root", "dev", "proc", "sys"]) {
    mkdirSync(join(root, folder), { recursive: true });
  }
  mkdirSync(join(root, "tmp"), { mode: 0o1777 });
  writeFileSync(join(root, "etc/passwd"), "root:x:0:0:root:/root:/bin/sh\n");
  writeFileSync(join(root, "etc/group"), "root:x:0:\n");
  addShell(root);
  addNode(root);
  addNpm(root);
  const tar = spawn("tar", ["-C", root, "--owner=0", "--group=0", "-c", "."], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  await docker(["import", "-", baseImage], tar.stdout);
}

function addShell(root: string): void {
  copyFileSync("/bin/busybox", join(root, "bin/busybox"));
  for (const applet of execFileSync("/bin/busybox", ["--list"], { encoding: "utf8" }).trim().split("\n")) {
    if (applet !== "busybox") symlinkSync("busybox", join(root, "bin", applet));
  }
  symlinkSync("/bin/env", join(root, "usr/bin/env"));
}

/** Not linked to by Node itself, but by native modules, and by glibc when it looks names up. */
const moreOfGlibc = ["librt.so.1", "libresolv.so.2", "libutil.so.1", "libnss_files.so.2", "libnss_dns.so.2"];

/** Every library by the path under which the loader looks for it. */
function addNode(root: string): void {
  copyFileSync(pinnedNode, join(root, "usr/local/bin/node"));
  const printed = execFileSync("ldd", [pinnedNode], { encoding: "utf8" });
  const linked = [...printed.matchAll(/(\/\S+) \(0x/g)].map(([, path = ""]) => path);
  const glibc = dirname(linked.find((path) => path.endsWith("/libc.so.6")) ?? "/lib");
  for (const path of [...linked, ...moreOfGlibc.map((name) => join(glibc, name)).filter(existsSync)]) {
    mkdirSync(join(root, dirname(path)), { recursive: true });
    copyFileSync(path, join(root, path));
  }
}

/** npm lies beside its own packages: all of that folder, where it lies here, is what it needs. */
function addNpm(root: string): void {
  const program = realpathSync(execFileSync("sh", ["-c", "command -v npm"], { encoding: "utf8" }).trim());
  const packages = dirname(dirname(dirname(program)));
  mkdirSync(join(root, packages), { recursive: true });
  cpSync(packages, join(root, packages), { recursive: true, verbatimSymlinks: true });
  writeFileSync(
    join(root, "usr/local/bin/npm"),
    `#!/bin/sh\nNODE_PATH=${packages} exec node ${program} "$@"\n`,
    {
      mode: 0o755,
    },
  );
}
