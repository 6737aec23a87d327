import { spawn } from "node:child_process";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { text } from "node:stream/consumers";

/** The distribution's client: the first `docker` on PATH may be another version, without the plugins. */
const client = "/usr/bin/docker";

/** Runs the docker CLI and gives what it prints, without the last line end; throws with its own error text. */
export type DockerCli = (args: readonly string[], input?: NodeJS.ReadableStream) => Promise<string>;

/** The environment in which the docker CLI talks to this engine and reads none of the user's settings. */
function cliEnvironment(socket: string, configFolder: string): NodeJS.ProcessEnv {
  const { DOCKER_CONTEXT: _, DOCKER_TLS_VERIFY: __, DOCKER_CERT_PATH: ___, ...rest } = process.env;
  return { ...rest, DOCKER_HOST: `unix://${socket}`, DOCKER_CONFIG: configFolder };
}

/** The docker CLI for the engine behind `socket`, with a settings folder of its own in `workspace`. */
export function dockerCli(socket: string, workspace: string): DockerCli {
  const config = join(workspace, "cli");
  mkdirSync(config, { recursive: true });
  const env = cliEnvironment(socket, config);
  return async (args, input) => {
    const child = spawn(client, args, { env, stdio: [input ? "pipe" : "ignore", "pipe", "pipe"] });
    if (child.stdin) input?.pipe(child.stdin);
    const ended = new Promise<number | null>((resolve, reject) => {
      child.on("error", reject).on("close", resolve);
    });
    const [output, problem, code] = await Promise.all([read(child.stdout), read(child.stderr), ended]);
    if (code !== 0) throw new Error(`docker ${args.join(" ")} ended with ${code}: ${problem.trim()}`);
    return output.replace(/\n$/, "");
  };
}

function read(stream: NodeJS.ReadableStream | null): Promise<string> {
  return stream ? text(stream as AsyncIterable<Uint8Array>) : Promise.resolve("");
}
