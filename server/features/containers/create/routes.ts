import { containerCreation } from "#lib/contracts/container-create.ts";
import { bareName } from "#lib/docker/names.ts";
import type { ContainerSpec } from "#lib/docker/run/spec.ts";
import { isCodedError } from "#lib/errors/coded-error.ts";
import type { ScopedEngine } from "../../../http/call.ts";
import { type Route, routes } from "../../../http/routes.ts";
import type { CreationPolicy } from "../../../policy/creation-policy.ts";
import { checkOnEngine } from "./check.ts";
import { createFromSpec } from "./create.ts";
import { assertSpec, specHostPower } from "./judge.ts";
import { readSpec } from "./read-spec.ts";

/** Making containers: what stands against it, the act, and an existing one as what would have to be asked for. */
export const createCreationRoutes = (policy: CreationPolicy): Route[] =>
  routes(containerCreation, {
    check: async ({ engine, input }) => ({ problems: await checkOnEngine(engine, input) }),
    create: async ({ engine, actor, withdrawn, answer, input: { spec, hostPower, start } }) => {
      await assertSpec(engine, { actor, spec, confirmed: hostPower, policy });
      withdrawn.throwIfAborted();
      const { id, warnings } = await createFromSpec(engine, spec);
      const name = await nameOf(engine, id, spec);
      answer.note(noted(name, id, hostPower));
      // The right may have gone while the engine made it: then it stays as it is, not running.
      const startError = start && !withdrawn.aborted ? await startMade(engine, id) : null;
      await show(engine, id);
      return { id, name, warnings: [...warnings], startError };
    },
    spec: async ({ engine, input }) => {
      const { spec } = await readSpec(engine, input.container, { keepVolumes: input.keepVolumes === true });
      return { spec, hostPower: await specHostPower(engine, spec) };
    },
  });

const noted = (name: string, id: string, hostPower: readonly string[]): string =>
  [`${name} ${id}`, ...(hostPower.length > 0 ? [`hostPower=${hostPower.join(" ")}`] : [])]
    .join(" ")
    .slice(0, 1_000);

/** The engine makes up a name where none was given. One that is gone again already is known by its id alone. */
const nameOf = async (engine: ScopedEngine, id: string, spec: ContainerSpec): Promise<string> => {
  if (spec.name !== "") return spec.name;
  try {
    return bareName((await engine.client.inspectContainer(id)).Name ?? "");
  } catch (error) {
    if (isCodedError(error)) return id.slice(0, 12);
    throw error;
  }
};

/** What was made stays when it cannot be started, as after `docker run`; the reason is part of the answer. */
const startMade = async (engine: ScopedEngine, id: string): Promise<string | null> => {
  try {
    await engine.client.start(id);
    return null;
  } catch (error) {
    if (!isCodedError(error)) throw error;
    return error.details.reason ?? error.message;
  }
};

const show = (engine: ScopedEngine, id: string): Promise<void> =>
  engine.mirror.refresh("containers", id).catch((error: unknown) => {
    if (!isCodedError(error)) throw error;
  });
