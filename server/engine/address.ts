import { stat } from "node:fs/promises";
import { CodedError } from "#lib/errors/coded-error.ts";

/** Where an engine listens. TLS and SSH come as further kinds. */
export type EngineAddress =
  | { readonly kind: "unix"; readonly socketPath: string }
  | { readonly kind: "tcp"; readonly host: string; readonly port: number };

const refused = (text: string, why: string): CodedError =>
  new CodedError("invalid_input", `The engine's address "${text}" cannot be used: ${why}`, { reason: why });

const parseUnix = (text: string): EngineAddress => {
  const socketPath = text.slice("unix://".length);
  if (!socketPath.startsWith("/")) throw refused(text, "unix:// wants an absolute path");
  if (socketPath.includes("\0")) throw refused(text, "a path holds no NUL");
  return { kind: "unix", socketPath };
};

/**
 * Only scheme, host and port are taken. Port 2376 is Docker's TLS port: speaking plain HTTP to it would send commands in
 * the clear, which is what docker-modem does when one of its three certificate files is missing.
 */
const parseTcp = (text: string): EngineAddress => {
  const url = URL.parse(text.replace(/^tcp:/, "http:"));
  if (!url?.hostname) throw refused(text, "tcp:// wants host:port");
  if (url.username || url.password) throw refused(text, "it holds credentials");
  if ((url.pathname !== "/" && url.pathname !== "") || url.search || url.hash) {
    throw refused(text, "a path or a query after the port is not supported");
  }
  const port = Number(/:(\d+)\/?$/.exec(text)?.[1] ?? 2375);
  if (port === 2376) throw refused(text, "port 2376 is TLS, which is not supported yet");
  return { kind: "tcp", host: url.hostname.replace(/^\[|\]$/g, ""), port };
};

/** Reads an address as DOCKER_HOST has it: `unix:///path` or `tcp://host:port`. Throws `invalid_input` for others. */
export const parseAddress = (text: string): EngineAddress => {
  if (text.startsWith("unix://")) return parseUnix(text);
  if (text.startsWith("tcp://")) return parseTcp(text);
  throw refused(text, "only unix:// and tcp:// are supported");
};

/** The inverse of `parseAddress`. */
export const formatAddress = (address: EngineAddress): string => {
  if (address.kind === "unix") return `unix://${address.socketPath}`;
  const host = address.host.includes(":") ? `[${address.host}]` : address.host;
  return `tcp://${host}:${address.port}`;
};

const isSocket = async (path: string): Promise<boolean> => {
  const found = await stat(path).catch(() => null);
  return found?.isSocket() ?? false;
};

/** The sockets where an engine may be, in the order of looking. `runtimeDir` is XDG_RUNTIME_DIR. */
export const usualSockets = (runtimeDir: string | undefined): string[] => [
  "/var/run/docker.sock",
  ...(runtimeDir ? [`${runtimeDir}/docker.sock`, `${runtimeDir}/podman/podman.sock`] : []),
  "/run/podman/podman.sock",
];

/**
 * The address that was asked for (`dockerHost`, may be unset), else the first candidate that is a socket, else `null`.
 * Nothing is dialled here: an engine that is down still has its address.
 */
export const findAddress = async (options: {
  dockerHost: string | undefined;
  candidates: readonly string[];
}): Promise<EngineAddress | null> => {
  if (options.dockerHost) return parseAddress(options.dockerHost);
  for (const socketPath of options.candidates) {
    if (await isSocket(socketPath)) return { kind: "unix", socketPath };
  }
  return null;
};
