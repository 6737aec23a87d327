import { containerRecreation } from "#lib/contracts/container-recreate.ts";
import { bareName } from "#lib/docker/names.ts";
import { CodedError, isCodedError } from "#lib/errors/coded-error.ts";
import type { ScopedEngine } from "../../../http/call.ts";
import { type Route, routes } from "../../../http/routes.ts";
import type { CreationPolicy } from "../../../policy/creation-policy.ts";
import { assertNotOwnContainer } from "../../../policy/own-container.ts";
import { assertSpec } from "../create/judge.ts";
import { readSpec } from "../create/read-spec.ts";
import { dependentsOf } from "./dependents.ts";
import type { Recreations } from "./recreations.ts";

export const createRecreationRoutes = (
  recreations: Recreations,
  { ownId, policy }: { ownId: string | null; policy: CreationPolicy },
): Route[] =>
  routes(containerRecreation, {
    dependents: async ({ engine, input }) => ({
      items: await dependentsOf(engine, await engine.client.inspectContainer(input.container)),
    }),
    mends: async ({ engine, input }) => {
      const { Name } = await engine.client.inspectContainer(input.container);
      return { items: recreations.mends(engine.id, bareName(Name ?? "")) };
    },
    recreate: async ({ engine, actor, withdrawn, answer, input }) => {
      const { spec: same, inspect } = await readSpec(engine, input.container, { keepVolumes: true });
      assertNotOwnContainer(inspect.Id, ownId);
      const spec = input.spec ?? same;
      answer.note(`${bareName(inspect.Name ?? "")} ${inspect.Id} image=${spec.image}`);
      if (inspect.HostConfig.AutoRemove) {
        throw new CodedError(
          "conflict",
          "A container with --rm is gone when it stops: it could not be put back",
        );
      }
      await assertSpec(engine, { actor, spec, confirmed: input.hostPower, policy });
      withdrawn.throwIfAborted();
      const made = await recreations.run(engine, { inspect, spec, actor: actor.username });
      await Promise.all([show(engine, inspect.Id), show(engine, made.id)]);
      return { ...made, warnings: [...made.warnings] };
    },
  });

const show = (engine: ScopedEngine, id: string): Promise<void> =>
  engine.mirror.refresh("containers", id).catch((error: unknown) => {
    if (!isCodedError(error)) throw error;
  });
