import { parseImageReference } from "#lib/docker/image-reference.ts";
import type { ContainerSpec, PublishedPort } from "#lib/docker/run/spec.ts";
import { CodedError, isCodedError } from "#lib/errors/coded-error.ts";
import type { Actor, ScopedEngine } from "../http/call.ts";
import { type Publishing, rangesHold } from "./publishing.ts";
import { mayPull } from "./registries.ts";

/** Where the images of deployers come from, and what of the host they may publish on. */
export type CreationPolicy = { readonly registries: readonly string[]; readonly publishing: Publishing };

type Issue = { path: string; message: string };

/**
 * Throws `forbidden`, naming the fields, where a container is outside of what was set up for others than admins: an
 * image from another registry than they may pull from, another port or address of the host. An image that the engine
 * has counts by the names it has there, not by how it was asked for (an id, or the beginning of one, finds any image), and
 * one without a name is refused: nobody can tell where it came from.
 */
export const assertWithinPolicy = async (
  engine: ScopedEngine,
  { actor, spec, policy }: { actor: Actor; spec: ContainerSpec; policy: CreationPolicy },
): Promise<void> => {
  if (actor.can("container.host-power")) return;
  const issues = [
    ...(await imageIssues(engine, { actor, image: spec.image, registries: policy.registries })),
    ...portIssues(spec, policy.publishing),
  ];
  if (issues.length === 0) return;
  throw new CodedError("forbidden", `Your role (${actor.role}) may not make this container`, {
    reason: issues.map(({ message }) => message).join("\n"),
    issues,
  });
};

const imageIssues = async (
  engine: ScopedEngine,
  { actor, image, registries }: { actor: Actor; image: string; registries: readonly string[] },
): Promise<Issue[]> => {
  // What is no reference at all is told by field, with all else that is wrong with the spec.
  if (parseImageReference(image) === null) return [];
  const names = (await namesOf(engine, image)) ?? [image];
  if (names.some((name) => mayPull(actor.role, name, registries))) return [];
  const from = registries.join(", ") || "none";
  const message = `${image} is not from a registry that your role may run images from: ${from}`;
  return [{ path: "spec.image", message }];
};

/** The names that the engine has for an image; null where it has no such image. */
const namesOf = async (engine: ScopedEngine, image: string): Promise<string[] | null> => {
  try {
    const { RepoTags, RepoDigests } = await engine.client.inspectImage(image);
    return [...(RepoTags ?? []), ...(RepoDigests ?? [])];
  } catch (error) {
    if (isCodedError(error) && (error.code === "not_found" || error.code === "invalid_input")) return null;
    throw error;
  }
};

/** From where Linux takes a port when none is asked for (`net.ipv4.ip_local_port_range`). */
const pickedPorts = [32_768, 60_999] as const;

const portIssues = ({ publish, publishAll }: ContainerSpec, publishing: Publishing): Issue[] => {
  const issues = publish.flatMap((port, index) => oneIssue(port, `spec.publish.${index}`, publishing));
  const isPicking = publishAll && !rangesHold(publishing.ports, pickedPorts);
  const isAnywhere = publishAll && publishing.addresses !== null;
  if (isPicking || isAnywhere)
    issues.push({ path: "spec.publishAll", message: "Your role may not publish on every port and address" });
  return issues;
};

function oneIssue(
  { hostIp, hostPort }: PublishedPort,
  path: string,
  { ports, addresses }: Publishing,
): Issue[] {
  const issues: Issue[] = [];
  const [first = 0, last = first] = hostPort.split("-").map(Number);
  if (!rangesHold(ports, hostPort === "" ? pickedPorts : [first, last])) {
    const port = hostPort === "" ? "a port of the engine's choice" : `the host's port ${hostPort}`;
    issues.push({ path: `${path}.hostPort`, message: `Your role may not publish on ${port}` });
  }
  if (addresses !== null && !addresses.includes(hostIp)) {
    const message = `Your role may not publish on ${hostIp || "every address of the host"}`;
    issues.push({ path: `${path}.hostIp`, message });
  }
  return issues;
}
