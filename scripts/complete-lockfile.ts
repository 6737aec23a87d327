/**
 * Adds to package-lock.json the optional packages for other platforms that npm left out: it records only those
 * that it could fetch when it wrote the file, and `npm ci` then refuses the file as incomplete. Run it after
 * `npm install` has changed the file. Their checksums stay unknown; npm takes them as the registry has them.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Lockfile, missingOptionals } from "./lockfile/missing-optionals.ts";

const file = join(import.meta.dirname, "..", "package-lock.json");
const lockfile = JSON.parse(readFileSync(file, "utf8")) as Lockfile;
const missing = missingOptionals(lockfile);
const packages = Object.entries({ ...lockfile.packages, ...missing });
packages.sort(([one], [other]) => one.localeCompare(other, "en"));
const text = `${JSON.stringify({ ...lockfile, packages: Object.fromEntries(packages) }, null, 2)}\n`;
// An unchanged file keeps its date, by which an install is known to be up to date.
if (Object.keys(missing).length > 0) writeFileSync(file, text);
console.log(`package-lock.json: added ${Object.keys(missing).length} optional packages of other platforms.`);
