import { describe, expect, test } from "vitest";
import type { HostPowerKind } from "./reason.ts";
import { container, judged, localVolume, withVolume } from "./testing/plain-container.ts";

describe("engine sockets", () => {
  const kinds = (bind: string): HostPowerKind[] =>
    judged(container({ Binds: [bind] }), withVolume(localVolume)).map(({ kind }) => kind);
  test.each([
    "/var/run/docker.sock",
    "/run/docker.sock",
    "/run/containerd/containerd.sock",
    "/run/podman/podman.sock",
    "/home/me/.docker/run/docker.sock",
    "/opt/Docker.SOCK",
    "/srv/docker-rootful.sock",
    "/",
    "//",
    "/.",
    "/run",
    "/run/",
    "/var",
    "/var/run",
    "/var/run/.",
    "/srv/../run",
    "/run/containerd",
    "/run/podman",
    "/run/user",
    "/run/user/1000",
    "/run/user/1000/podman/",
    "/proc",
    "/proc/1",
    "/proc/1/root",
    "/proc/4242/root/run",
    "//./pipe/docker_engine",
  ])("%s", (path) => {
    expect(kinds(`${path}:/m`)).toEqual(["bind-mount", "engine-socket"]);
  });

  test.each([
    "/srv",
    "/runner",
    "/var/lib",
    "/run/user/1000/bus",
    "/run/dockerish",
    "/srv/docker.sock.bak",
    "/proc/1/fd",
  ])("%s is only a bind mount", (path) => {
    expect(kinds(`${path}:/m`)).toEqual(["bind-mount"]);
  });

  test("a socket's name inside, even from a volume", () => {
    expect(kinds("/srv/x:/var/run/docker.sock")).toEqual(["bind-mount", "engine-socket"]);
    expect(kinds("data:/var/run/docker.sock")).toEqual(["engine-socket"]);
  });
});
