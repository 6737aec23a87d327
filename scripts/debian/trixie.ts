import { existsSync, writeFileSync } from "node:fs";
import { updateLists } from "./apt.ts";
import { readRelease } from "./release.ts";

const source = "/etc/apt/sources.list.d/quayside-trixie.sources";
const preference = "/etc/apt/preferences.d/quayside-trixie";

const sourceText = `Types: deb
URIs: http://deb.debian.org/debian
Suites: trixie
Components: main
Signed-By: /usr/share/keyrings/debian-archive-keyring.gpg
`;
/** Below the 100 of what is installed: nothing comes from trixie unless it is asked for by name. */
const preferenceText = `Package: *
Pin: release n=trixie
Pin-Priority: 50
`;

/** The newest engine that Debian packages; the runtime below it stays this release's own. */
const engine = ["docker.io", "docker-cli", "docker-buildx", "docker-compose"];

/**
 * The packages of Debian 13's engine, as apt wants them named here. On Debian 12 this adds Debian 13 as a source
 * of low priority first; on any other release it throws.
 */
export function trixieEnginePackages(): string[] {
  const codename = readRelease()?.codename;
  if (codename === "trixie") return engine;
  if (codename !== "bookworm")
    throw new Error(`Debian 13's engine is for Debian 12 or 13, and this is ${codename}.`);
  addSource();
  return engine.map((name) => `${name}/trixie`);
}

function addSource(): void {
  if (existsSync(source) && existsSync(preference)) return;
  console.log("Adding Debian 13 (trixie) to the sources of apt, with low priority.");
  writeFileSync(preference, preferenceText);
  writeFileSync(source, sourceText);
  updateLists();
}
