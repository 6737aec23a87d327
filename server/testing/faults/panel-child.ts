/**
 * The whole panel but for its pages, in a process of its own that can be killed: `node panel-child.ts <data directory>
 * <password file> [engine]`. Prints the port once it listens. Without an engine it has none.
 */
import { flushCompileCache } from "node:module";
import { readConfig } from "../../config.ts";
import { createLog } from "../../log.ts";
import { startPanel } from "../../panel.ts";

const [dataDir = "", passwordFile = "", engine = "unix:///nowhere.sock"] = process.argv.slice(2);
const config = readConfig({
  NODE_ENV: "test",
  PORT: "0",
  DATA_DIR: dataDir,
  DOCKER_HOST: engine,
  ADMIN_USERNAME: "admin",
  ADMIN_PASSWORD_FILE: passwordFile,
});
const panel = await startPanel({ config, log: createLog("error"), version: "0.0.0-test" });
process.stdout.write(`${panel.port}\n`);
// Otherwise written at the exit, which one that is killed does not have.
flushCompileCache();
