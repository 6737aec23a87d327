import { specToCreateBody } from "#lib/docker/run/body/create-body.ts";
import { endpointBody } from "#lib/docker/run/body/networking.ts";
import { isUserDefined } from "#lib/docker/run/spec/network.ts";
import type { ContainerSpec } from "#lib/docker/run/spec.ts";
import { CodedError, isCodedError } from "#lib/errors/coded-error.ts";
import type { ScopedEngine } from "../../../http/call.ts";

export type Created = { id: string; warnings: readonly string[] };

/** Engines before API 1.44 take one network when a container is made; the others are connected after it. */
const takesOneNetwork = (version: string): boolean => {
  const [major = 1, minor = 0] = version.split(".").map(Number);
  return major === 1 && minor < 44;
};

/** The engine's own networks and others come together only by connecting, as `docker network connect` does. */
const isMixed = ({ networks }: ContainerSpec): boolean => {
  const own = networks.filter(({ name }) => isUserDefined(name));
  return own.length > 0 && own.length < networks.length;
};

/**
 * Makes the container of a spec, connected to all its networks. An image that is not there is `image_missing`: pulling
 * is another act, with progress of its own.
 */
export const createFromSpec = async (engine: ScopedEngine, spec: ContainerSpec): Promise<Created> => {
  const [first, ...others] = spec.networks;
  const isOneByOne =
    others.length > 0 && (isMixed(spec) || takesOneNetwork(await engine.client.apiVersion()));
  const asked = isOneByOne && first ? { ...spec, networks: [first] } : spec;
  const made = await engine.client.createContainer(specToCreateBody(asked)).catch((error: unknown) => {
    throw withImage(error, spec);
  });
  if (!isOneByOne) return made;
  try {
    for (const network of others)
      await engine.client.connectNetwork(network.name, {
        container: made.id,
        endpoint: endpointBody(network),
      });
    return made;
  } catch (error) {
    await engine.client.remove(made.id, { force: true, volumes: true });
    throw error;
  }
};

/** moby `daemon/create.go`: "No such image: …" is the one 404 that says nothing of other containers. */
const withImage = (error: unknown, { image }: ContainerSpec): unknown => {
  const isMissing =
    isCodedError(error) && error.code === "not_found" && /no such image/i.test(error.details.reason ?? "");
  if (!isMissing) return error;
  return new CodedError(
    "image_missing",
    `The engine does not have the image ${image}`,
    { ...error.details, issues: [{ path: "spec.image", message: image }] },
    { cause: error },
  );
};
