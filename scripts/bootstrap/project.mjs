import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The project's folder. */
export const project = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** The runtime that the project pins, as the npm package `node`: the same on every machine. */
export const pinnedNode = join(project, "node_modules", ".bin", "node");
