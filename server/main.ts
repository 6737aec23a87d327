import { readFileSync } from "node:fs";
import { ConfigError, readConfig } from "./config.ts";
import { createLog } from "./log.ts";
import { createPages } from "./pages.ts";
import { type Panel, startPanel } from "./panel.ts";

const { version } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8")) as {
  version: string;
};

/** What a person who starts the panel must read goes to standard output, in plain words. */
const say = (...lines: string[]): void => void process.stdout.write(`${lines.join("\n")}\n`);

const start = async (): Promise<void> => {
  const config = readConfig(process.env);
  // dockerode would let it override the address that it is given.
  delete process.env.DOCKER_HOST;
  const log = createLog(config.logLevel);
  process.on("unhandledRejection", (error) => log.error({ err: error }, "unhandled rejection"));
  process.on("uncaughtException", (error) => log.error({ err: error }, "uncaught exception"));
  const pages = await createPages(config);
  const panel = await startPanel({ config, log, version, pages });
  announce(panel);
  closeOnSignal(panel, log);
};

const announce = (panel: Panel): void => {
  say("", `  Quayside ${version} is ready: ${panel.url}`);
  const token = panel.auth.setupToken();
  if (token) {
    say("", "  Nobody can sign in yet. Create the administrator with this one-time setup token:");
    say("", `      ${token}`, "", `  at ${panel.url}/setup (the token is new at every start until then)`);
  }
  say("");
};

const closeOnSignal = (panel: Panel, log: ReturnType<typeof createLog>): void => {
  let closing = false;
  const stop = (): void => {
    if (closing) process.exit(1);
    closing = true;
    // Whatever hangs must not keep the process: ten seconds is the promise.
    setTimeout(() => process.exit(1), 10_000).unref();
    panel.close().then(
      () => process.exit(0),
      (error: unknown) => {
        log.error({ err: error }, "the panel did not close cleanly");
        process.exit(1);
      },
    );
  };
  process.on("SIGTERM", stop);
  process.on("SIGINT", stop);
};

start().catch((error: unknown) => {
  const words = error instanceof ConfigError || error instanceof Error ? error.message : String(error);
  process.stderr.write(`\nQuayside cannot start:\n${words}\n`);
  process.exit(1);
});
