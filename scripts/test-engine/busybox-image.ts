import { execFileSync, spawn, spawnSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { DockerCli } from "./docker-cli.ts";

/** The one image of the test engine: a static busybox with all its applets, and `sh` as its command. */
export const busyboxImage = "quayside/busybox:1";

const busybox = "/bin/busybox";

/** Whether this machine's busybox runs in an image that holds nothing else. */
export function hasStaticBusybox(): boolean {
  // ldd fails for what is linked to nothing.
  return existsSync(busybox) && spawnSync("ldd", [busybox]).status !== 0;
}

/** Makes the image from this machine's busybox, below `workspace`, and imports it. Nothing is pulled. */
export async function importBusyboxImage(docker: DockerCli, workspace: string): Promise<void> {
  if (!hasStaticBusybox()) throw new Error(`There is no static ${busybox}: install busybox-static.`);
  const root = join(workspace, "image");
  makeRoot(root);
  const tar = spawn("tar", ["-C", root, "--owner=0", "--group=0", "-c", "."], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  await docker(["import", "--change", 'CMD ["sh"]', "-", busyboxImage], tar.stdout);
}

function makeRoot(root: string): void {
  const bin = join(root, "bin");
  for (const folder of ["bin", "dev", "etc", "home", "proc", "root", "sys", "usr", "var"]) {
    mkdirSync(join(root, folder), { recursive: true });
  }
  mkdirSync(join(root, "tmp"), { mode: 0o1777 });
  writeFileSync(
    join(root, "etc/passwd"),
    "root:x:0:0:root:/root:/bin/sh\nnobody:x:65534:65534:nobody:/home:/bin/false\n",
  );
  writeFileSync(join(root, "etc/group"), "root:x:0:\nnobody:x:65534:\n");
  copyFileSync(busybox, join(bin, "busybox"));
  for (const applet of execFileSync(busybox, ["--list"], { encoding: "utf8" }).trim().split("\n")) {
    if (applet !== "busybox") symlinkSync("busybox", join(bin, applet));
  }
}
