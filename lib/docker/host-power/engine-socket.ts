const socketName = /^(?:docker|containerd|podman|crio|buildkitd)[^/]*\.sock$/i;
const windowsPipe = /^[\\/]{2}\.[\\/]pipe[\\/](?:docker|containerd|podman)/i;

// Where engines listen by default. `*` stands for a user's number; `/proc/1/root` is the host's root by another way.
const places = [
  "/run/docker.sock",
  "/run/docker/containerd/containerd.sock",
  "/run/containerd/containerd.sock",
  "/run/podman/podman.sock",
  "/run/crio/crio.sock",
  "/run/buildkit/buildkitd.sock",
  "/run/user/*/docker.sock",
  "/run/user/*/podman/podman.sock",
].flatMap((path) => [path, `/var${path}`, `/proc/1/root${path}`]);

/** True when a path's last part is the name of an engine's socket, wherever it lies. */
export const namesEngineSocket = (path: string): boolean =>
  windowsPipe.test(path) || socketName.test(path.slice(path.lastIndexOf("/") + 1));

/**
 * True when a container that sees this host path can reach an engine's socket: the path is one, or it is a directory
 * above a place where engines listen (`/`, `/var`, `/run`, `/run/user/1000` ...).
 */
export function reachesEngineSocket(hostPath: string): boolean {
  const path = normalise(hostPath);
  if (namesEngineSocket(hostPath) || namesEngineSocket(path)) return true;
  const directory = path === "/" ? "/" : `${path}/`;
  return places.some((place) => place.startsWith(directory));
}

function normalise(path: string): string {
  const parts: string[] = [];
  for (const part of path.split("/")) {
    if (part === "..") parts.pop();
    else if (part !== "" && part !== ".") parts.push(part);
  }
  return `/${parts.join("/")}`
    .replace(/^\/proc\/[^/]+\/root(?=\/|$)/, "/proc/1/root")
    .replace(/(\/run\/user)\/[^/]+/, "$1/*");
}
