import { existsSync, readFileSync } from "node:fs";

/** What /etc/os-release says; `family` holds the names of the distribution and of those that it derives from. */
export interface Release {
  readonly name: string;
  readonly codename: string;
  readonly family: readonly string[];
}

/** Which Linux distribution this is; undefined where nothing says so. */
export function readRelease(file = "/etc/os-release"): Release | undefined {
  if (!existsSync(file)) return undefined;
  const lines = readFileSync(file, "utf8").matchAll(/^([A-Z_]+)="?([^"\n]*)"?$/gm);
  const fields = new Map(Array.from(lines, ([, key = "", value = ""]) => [key, value]));
  const family = `${fields.get("ID") ?? ""} ${fields.get("ID_LIKE") ?? ""}`.trim().split(/\s+/);
  return {
    name: fields.get("PRETTY_NAME") ?? "Linux",
    codename: fields.get("VERSION_CODENAME") ?? "",
    family,
  };
}

/** Whether packages can be installed here by apt: Debian, Ubuntu or kin, and root. */
export function canInstallPackages(): boolean {
  return (readRelease()?.family.includes("debian") ?? false) && process.getuid?.() === 0;
}
