import { existsSync } from "node:fs";
import { findAddress, formatAddress, usualSockets } from "../../server/engine/address.ts";
import { installPackages, recommends } from "../debian/apt.ts";
import { canInstallPackages, readRelease } from "../debian/release.ts";
import { type Reach, reachEngine } from "./reach-engine.ts";
import { startEngine } from "./start-engine.ts";

const daemons = ["/usr/sbin/dockerd", "/usr/bin/dockerd"];

/**
 * Sees to it that the panel will find an engine, by the panel's own rule: uses the one that is there, else starts
 * the one that is installed, else installs the distribution's. Throws with what the reader can do.
 */
export async function provideEngine(): Promise<void> {
  const dockerHost = process.env.DOCKER_HOST?.trim() || undefined;
  const address = await findAddress({ dockerHost, candidates: usualSockets(process.env.XDG_RUNTIME_DIR) });
  const reach = address ? await reachEngine(address) : "absent";
  if (address && reach === "reachable") {
    console.log(`Docker Engine found at ${formatAddress(address)}`);
    return;
  }
  if (dockerHost) throw new Error(`No engine answers at ${dockerHost}, which DOCKER_HOST names.`);
  await provideLocalEngine(reach);
}

async function provideLocalEngine(reach: Reach): Promise<void> {
  if (reach === "forbidden") throw new Error(permissionAdvice);
  const isInstalled = daemons.some((file) => existsSync(file));
  if (process.getuid?.() !== 0 || (!isInstalled && !canInstallPackages()))
    throw new Error(advice(isInstalled));
  if (!isInstalled) installEngine();
  await startEngine();
}

function installEngine(): void {
  console.log(`No Docker Engine was found. Installing the one of ${readRelease()?.name}.`);
  const client = recommends("docker.io", "docker-cli") ? ["docker-cli"] : [];
  installPackages(["docker.io", ...client], { startServices: true });
}

const permissionAdvice = `There is a Docker Engine, but you may not use its socket. Either join its group:
    sudo usermod --append --groups docker $USER    (and sign in again)
or run the panel as root.`;

function advice(isInstalled: boolean): string {
  if (isInstalled)
    return "Docker Engine is installed but not running. Start it:\n    sudo systemctl start docker";
  const isDebian = readRelease()?.family.includes("debian");
  const install = isDebian
    ? "    sudo apt-get install docker.io"
    : "    https://docs.docker.com/engine/install/";
  return `No Docker Engine was found. Install one and run this again:\n${install}
Or name one that runs elsewhere:\n    DOCKER_HOST=tcp://HOST:2375 npm run quickstart`;
}
