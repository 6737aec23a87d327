import { expect, test } from "vitest";
import type { Role } from "#lib/contracts/permissions.ts";
import { assertMayPull, isRegistry, mayPull } from "./registries.ts";

const ours = ["docker.io", "registry.example.com:5000", "ghcr.io/our-team"];

test.each<[Role, string, boolean, string]>([
  ["deployer", "nginx", true, "Docker Hub's official images"],
  ["deployer", "library/nginx:1.27", true, "the same in full"],
  ["deployer", "index.docker.io/team/app", true, "Docker Hub's other name"],
  ["deployer", "registry.example.com:5000/app:1", true, "a registry with a port"],
  ["deployer", "registry.example.com/app:1", false, "the same host, another port"],
  ["deployer", "ghcr.io/our-team/app", true, "a namespace that is listed"],
  ["deployer", "ghcr.io/our-team-2/app", false, "a namespace whose name begins alike"],
  ["deployer", "ghcr.io/other/app", false, "another namespace of that registry"],
  ["deployer", "docker.io.evil.example/app", false, "a host whose name begins alike"],
  ["deployer", "evil.example/docker.io/app", false, "a listed name as a path of another host"],
  ["deployer", "DOCKER.IO/app", false, "a host in capitals, which Docker takes for another"],
  ["deployer", "docker.io:443/app", false, "a port that Docker takes for another registry"],
  ["deployer", "localhost/app", false, "the engine's own host"],
  ["deployer", "127.0.0.1:2375/app", false, "a service of the engine's host"],
  ["deployer", "[::1]:5000/app", false, "the same by IPv6"],
  ["deployer", "169.254.169.254/app", false, "a cloud's metadata"],
  ["deployer", `sha256:${"a".repeat(64)}`, false, "an image's id"],
  ["deployer", "docker.io/../evil", false, "no reference"],
  ["deployer", "https://docker.io/app", false, "an address"],
  ["deployer", "", false, "nothing"],
  ["operator", "nginx", false, "a role without the right"],
  ["viewer", "nginx", false, "a role without the right"],
  ["admin", "evil.example/app", true, "an admin pulls from anywhere"],
  ["admin", `sha256:${"a".repeat(64)}`, false, "an id is pulled by nobody"],
])("%s and %j: %j (%s)", (role, reference, allowed) => {
  expect(mayPull(role, reference, ours)).toBe(allowed);
});

test("a list that is empty leaves pulling to admins, and the refusal says what is allowed", () => {
  expect(mayPull("deployer", "nginx", [])).toBe(false);
  expect(mayPull("admin", "nginx", [])).toBe(true);
  expect(() => assertMayPull("deployer", "evil.example/app", ours)).toThrow(
    expect.objectContaining({
      code: "forbidden",
      details: { reason: expect.stringContaining("docker.io, registry.example.com:5000, ghcr.io/our-team") },
    }),
  );
});

test("without a list it is Docker Hub", () => {
  expect(mayPull("deployer", "nginx")).toBe(true);
  expect(mayPull("deployer", "quay.io/app")).toBe(false);
});

test.each([
  ["docker.io", true],
  ["ghcr.io/our-team", true],
  ["localhost:5000", true],
  ["nginx", false],
  ["index.docker.io", false],
  ["https://docker.io", false],
  ["docker.io/", false],
  ["", false],
])("%j names a registry: %j", (text, expected) => expect(isRegistry(text)).toBe(expected));
