import { existsSync } from "node:fs";
import { installPackages, missingPackages, recommends } from "../debian/apt.ts";
import { canInstallPackages } from "../debian/release.ts";
import { trixieEnginePackages } from "../debian/trixie.ts";
import { hasStaticBusybox } from "../test-engine/busybox-image.ts";
import { registryProgram } from "../testing/registry.ts";

/** A program that the tests run, with the packages that bring it on Debian. */
interface Tool {
  readonly program: string;
  readonly packages: readonly string[];
}

const engineTools: readonly Tool[] = [
  { program: "/usr/sbin/iptables", packages: ["iptables"] },
  { program: "/sbin/ip", packages: ["iproute2"] },
  { program: registryProgram, packages: ["docker-registry"] },
];
/** The fonts are there because pictures of pages without them show boxes in place of Chinese. */
const browserTools: readonly Tool[] = [
  { program: process.env.CHROMIUM ?? "/usr/bin/chromium", packages: ["chromium"] },
  { program: "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc", packages: ["fonts-noto-cjk"] },
  { program: "/usr/share/fonts/truetype/dejavu/DejaVuSansMono.ttf", packages: ["fonts-dejavu-core"] },
];

/** Which engine the tests want: any that is installed, or exactly that of Debian 13. */
export type EngineChoice = "any" | "trixie";

/** Installs what engine tests need and this machine lacks. Throws, naming it, where that is not possible. */
export function ensureEngineTools(choice: EngineChoice): void {
  ensureTools(engineTools);
  if (!hasStaticBusybox()) install(["busybox-static"]);
  if (choice === "trixie") ensureTrixieEngine();
  else if (!existsSync("/usr/sbin/dockerd") && !existsSync("/usr/bin/dockerd")) ensureAnyEngine();
}

/** Installs what end-to-end tests need besides an engine. */
export function ensureBrowserTools(): void {
  ensureTools(browserTools);
}

function ensureTools(tools: readonly Tool[]): void {
  const lacking = tools.filter(({ program }) => !existsSync(program));
  install(lacking.flatMap(({ packages }) => packages));
}

function ensureAnyEngine(): void {
  install(["docker.io", ...(recommends("docker.io", "docker-cli") ? ["docker-cli"] : [])]);
}

function ensureTrixieEngine(): void {
  // Debian 12's engine has its client within, so the missing package of the client tells which one this is.
  const wanted = trixieEnginePackages();
  if (missingPackages(wanted).length > 0) install([...wanted, "containerd", "runc", "tini"]);
}

function install(packages: readonly string[]): void {
  if (packages.length === 0) return;
  if (!canInstallPackages()) throw new Error(`The tests need these Debian packages: ${packages.join(", ")}`);
  installPackages(packages, { startServices: false });
}
