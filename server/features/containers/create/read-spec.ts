import { inspectToSpec } from "#lib/docker/run/inspect/to-spec.ts";
import type { ContainerSpec } from "#lib/docker/run/spec.ts";
import { isCodedError } from "#lib/errors/coded-error.ts";
import type { ContainerInspect } from "../../../engine/types/container.ts";
import type { ScopedEngine } from "../../../http/call.ts";

/**
 * A container as what would make it again, without what its image and its engine give by themselves. With `keepVolumes`
 * its unnamed volumes are named.
 */
export const readSpec = async (
  engine: ScopedEngine,
  ref: string,
  options: { keepVolumes?: boolean } = {},
): Promise<{ spec: ContainerSpec; inspect: ContainerInspect }> => {
  const [inspect, info] = await Promise.all([engine.client.inspectContainer(ref), engine.client.info()]);
  const image = await engine.client.inspectImage(inspect.Image ?? "").catch((error: unknown) => {
    // Its image may have been removed by force: then what it gave cannot be told from what was asked for.
    if (isCodedError(error) && error.code === "not_found") return null;
    throw error;
  });
  const spec = inspectToSpec(inspect, {
    imageConfig: image?.Config ?? null,
    choices: {
      runtime: info.DefaultRuntime || "runc",
      logDriver: info.LoggingDriver || "json-file",
      cgroupns: info.CgroupVersion === "2" ? "private" : "host",
    },
    keepVolumes: options.keepVolumes === true,
  });
  return { spec, inspect };
};
