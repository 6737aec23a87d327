import { join } from "node:path";
import { importBusyboxImage } from "./test-engine/busybox-image.ts";
import { type Daemon, type DaemonPlace, startDaemon } from "./test-engine/daemon.ts";
import { type DockerCli, dockerCli } from "./test-engine/docker-cli.ts";
import { type Namespaces, openNamespaces } from "./test-engine/namespaces.ts";
import {
  createWorkspace,
  noteNamespaces,
  reapWorkspaces,
  removeWorkspace,
  thawContainers,
} from "./test-engine/workspace.ts";

/** A Docker engine for tests alone: the user's engine, containers and networks are neither used nor seen. */
export interface TestEngine {
  /** Path of its unix socket. */
  readonly socket: string;
  /** The same as DOCKER_HOST wants it. */
  readonly dockerHost: string;
  readonly version: string;
  readonly apiVersion: string;
  /** Whether containers get a network of their own; without it only the `host` and `none` networks work. */
  readonly hasBridge: boolean;
  /** Pid of `dockerd`, as the host counts; another one after `restart` and `start`. */
  readonly pid: number;
  /** File to which `dockerd` writes. */
  readonly log: string;
  /** Folder of all its files; removed by `stop`. */
  readonly workspace: string;
  readonly docker: DockerCli;
  /** The command that runs `command` in the engine's network, where its published ports are. */
  inNetwork(command: readonly string[]): string[];
  /** Signals `dockerd`; containers go on after SIGKILL. Waits for its end, after SIGSTOP until it is stopped. */
  kill(signal: NodeJS.Signals): Promise<void>;
  /** Starts `dockerd` again after `kill`, on the same socket and data. */
  start(): Promise<void>;
  restart(): Promise<void>;
  /** Ends the daemon and all containers, and removes every trace. */
  stop(): Promise<void>;
}

export interface TestEngineOptions {
  /** More arguments for `dockerd`. */
  readonly args?: readonly string[];
  /** Whether to import the busybox image; true unless said otherwise. */
  readonly image?: boolean;
}

/**
 * Starts a private engine, within a few seconds, in namespaces of its own (see namespaces.ts): its `docker0`,
 * packet filter, mounts and processes are not the host's. Removes what killed runs left behind first.
 */
export async function startTestEngine(options: TestEngineOptions = {}): Promise<TestEngine> {
  await reapWorkspaces();
  const workspace = createWorkspace();
  let namespaces: Namespaces | undefined;
  try {
    namespaces = await openNamespaces();
    noteNamespaces(workspace, namespaces.pid);
    return await startIn({ workspace, namespaces, options });
  } catch (error) {
    await namespaces?.close();
    removeWorkspace(workspace);
    throw error;
  }
}

interface Setting {
  readonly workspace: string;
  readonly namespaces: Namespaces;
  readonly options: TestEngineOptions;
}

async function startIn({ workspace, namespaces, options }: Setting): Promise<TestEngine> {
  const socket = join(workspace, "docker.sock");
  const log = join(workspace, "dockerd.log");
  const place = { namespaces, workspace, socket, log, args: options.args ?? [] };
  const control = controlDaemon(place, await startDaemon(place));
  const docker = dockerCli(socket, workspace);
  if (options.image !== false) await importBusyboxImage(docker, workspace);
  const abandon = () => {
    namespaces.abandon();
    removeWorkspace(workspace);
  };
  process.once("exit", abandon);
  const stop = async () => {
    process.off("exit", abandon);
    thawContainers(workspace);
    control.daemon().release();
    await namespaces.close();
    removeWorkspace(workspace);
  };
  const { engine: version, api: apiVersion } = control.daemon().version;
  return {
    ...{ socket, dockerHost: `unix://${socket}`, version, apiVersion, hasBridge: namespaces.hasBridge },
    ...{ log, workspace, docker, stop, kill: control.kill, start: control.start },
    get pid() {
      return control.daemon().pid;
    },
    restart: () => control.kill("SIGTERM").then(control.start),
    inNetwork: (command) => ["nsenter", "-t", String(namespaces.pid), "-n", "--", ...command],
  };
}

function controlDaemon(place: DaemonPlace, first: Daemon) {
  let daemon = first;
  return {
    daemon: () => daemon,
    kill: (signal: NodeJS.Signals) => daemon.signal(signal),
    start: async () => {
      daemon = await startDaemon(place);
    },
  };
}
