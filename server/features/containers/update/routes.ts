import { optionValue, optionWords } from "#lib/contracts/audit-detail.ts";
import { containerChanges } from "#lib/contracts/container-update.ts";
import { limitPower } from "#lib/docker/run/limit-power.ts";
import { CodedError } from "#lib/errors/coded-error.ts";
import type { Actor, ScopedEngine } from "../../../http/call.ts";
import { type Route, routes } from "../../../http/routes.ts";
import { act } from "../operations.ts";
import { type UpdateInput, updateLimits } from "./update.ts";

/** Another name, other limits. The panel's own container may have both: it goes on as it is. */
export const createChangeRoutes = (): Route[] =>
  routes(containerChanges, {
    rename: ({ engine, input: { container, name }, answer: { note }, withdrawn }) =>
      act(engine, container, {
        ...{ ownId: null, note, withdrawn },
        run: (id) => engine.client.renameContainer(id, name),
      }),
    update: ({ engine, actor, input, answer: { note }, withdrawn }) => {
      assertMayChange(actor, input);
      return update(engine, input, { note, withdrawn });
    },
  });

/** What is acted on stands in the audit log with what the panel added, and what was accepted and not done. */
const update = async (
  engine: ScopedEngine,
  { environment: _, container, ...asked }: UpdateInput,
  { note, withdrawn }: { note(text: string): void; withdrawn: AbortSignal },
) => {
  const words: string[] = [];
  const say = (...more: (string | undefined)[]) => {
    words.push(...more.filter((word) => word !== undefined));
    note(optionWords(...words) ?? "");
  };
  let done: Awaited<ReturnType<typeof updateLimits>> = { warnings: [], stayed: [] };
  const { id } = await act(engine, container, {
    ...{ ownId: null, note: say, withdrawn },
    run: async (found) => {
      const onSwap = (swap: number) => say(optionValue("memorySwap", swap));
      done = await updateLimits(engine, found, { asked, onSwap });
    },
  });
  if (done.stayed.length > 0) say(`stayed=${done.stayed.join(",")}`);
  return { id, warnings: [...done.warnings], stayed: done.stayed };
};

const assertMayChange = (
  actor: Actor,
  { environment: _, container: __, restart: ___, ...limits }: UpdateInput,
): void => {
  const fields = actor.can("container.host-power") ? [] : limitPower(limits);
  if (fields.length === 0) return;
  throw new CodedError("host_power_required", "Only an admin may change these limits", {
    reason: fields.join("; "),
    issues: fields.map((word) => ({ path: word.split("=", 1)[0] ?? word, message: word })),
  });
};
