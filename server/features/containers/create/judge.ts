import { volumeReasons } from "#lib/docker/host-power/storage.ts";
import { isVolumeName } from "#lib/docker/names.ts";
import { hostPowerOf } from "#lib/docker/run/host-power.ts";
import type { ContainerSpec } from "#lib/docker/run/spec.ts";
import { specRemarks } from "#lib/docker/run/spec-problem.ts";
import { validateSpec } from "#lib/docker/run/validate.ts";
import { CodedError, isCodedError } from "#lib/errors/coded-error.ts";
import type { Actor, ScopedEngine } from "../../../http/call.ts";
import { assertWithinPolicy, type CreationPolicy } from "../../../policy/creation-policy.ts";
import { assertMayCreate } from "../../../policy/creation-power.ts";

/** The host-power fields of a spec, with those that come of what its volumes and networks are made of. */
export const specHostPower = async (engine: ScopedEngine, spec: ContainerSpec): Promise<string[]> => {
  const named = [...spec.volumes, ...spec.mounts.filter(({ type }) => type === "volume")]
    .map(({ source }) => source)
    .filter(isVolumeName);
  const words = hostPowerOf(spec);
  for (const name of new Set(named)) {
    const volume = await unlessGone(engine.client.inspectVolume(name));
    for (const { kind, detail } of volume === null ? [] : volumeReasons(name, volume))
      words.push(`volumes=${kind} ${detail}`);
  }
  for (const { name } of spec.networks) if (await isHostNetwork(engine, name)) words.push("networks=host");
  return [...new Set(words)];
};

/** The host's network has an id like any other, and can be asked for by it. */
const isHostNetwork = async (engine: ScopedEngine, name: string): Promise<boolean> => {
  if (!/^[0-9a-f]+$/.test(name)) return false;
  const network = await unlessGone(engine.client.inspectNetwork(name));
  return network?.Name === "host" || network?.Driver === "host";
};

const unlessGone = async <T>(answer: Promise<T>): Promise<T | null> => {
  try {
    return await answer;
  } catch (error) {
    if (isCodedError(error) && error.code === "not_found") return null;
    throw error;
  }
};

/** Refuses a spec that cannot work, with what is wrong by field, and one that the actor may not ask for. */
export const assertSpec = async (
  engine: ScopedEngine,
  {
    actor,
    spec,
    confirmed,
    policy,
  }: { actor: Actor; spec: ContainerSpec; confirmed: readonly string[]; policy: CreationPolicy },
): Promise<void> => {
  // First: who may not ask for something learns that, and not how to ask for it better.
  assertMayCreate(actor, await specHostPower(engine, spec), confirmed);
  await assertWithinPolicy(engine, { actor, spec, policy });
  const problems = validateSpec(spec).filter(({ code }) => !specRemarks.has(code));
  if (problems.length === 0) return;
  throw new CodedError("invalid_input", "The container cannot be made like this", {
    issues: problems.map(({ field, code, values }) => ({
      path: `spec.${field}`,
      message: [code, ...Object.values(values)].join(" "),
    })),
  });
};
