import { setTimeout as pause } from "node:timers/promises";
import type { TestEngine } from "../../../scripts/test-engine.ts";
import { type EngineHand, engineHand } from "./engine-hand.ts";
import { type Client, operations } from "./operations.ts";
import { createChance } from "./random.ts";

const clientCount = 4;

/** What the storm did: how many operations of each kind the engine carried out, and all that were tried. */
export type StormCount = { readonly done: Map<string, number>; tried: number };

/** All that the engine has carried out. */
export const doneOf = ({ done }: StormCount): number =>
  [...done.values()].reduce((all, each) => all + each, 0);

/**
 * Several clients of one engine that do random things to their own objects, and to each other's image names. Refusals
 * are part of it. While the engine is away they wait.
 */
export const createStorm = (engine: TestEngine, seed: number) => {
  const hand = engineHand(engine.socket);
  const clients = Array.from({ length: clientCount }, (_, index) =>
    newClient(`storm-${index}`, hand, seed + index, engine.hasBridge),
  );
  const count: StormCount = { done: new Map(), tried: 0 };
  return {
    count,
    /** Until so many operations more were done, or `seconds` are over; resolves when the last has been answered. */
    rage: async (operations: number, seconds: number): Promise<void> => {
      const end = performance.now() + seconds * 1_000;
      const enough = doneOf(count) + operations;
      const work = async (client: Client) => {
        while (doneOf(count) < enough && performance.now() < end) await act(client, count);
      };
      await Promise.all(clients.map(work));
    },
    close: hand.close,
  };
};

const newClient = (name: string, hand: EngineHand, seed: number, hasBridge: boolean): Client => ({
  ...{ name, hand, hasBridge, chance: createChance(seed), made: 0 },
  ...{ containers: [], volumes: [], networks: [], tags: [] },
});

const act = async (client: Client, count: StormCount): Promise<void> => {
  const possible = Object.entries(operations).filter(([, operation]) => operation.can(client));
  const raffle = possible.flatMap(([name, { weight }]) => Array.from({ length: weight }, () => name));
  const name = client.chance.pick(raffle);
  const answer = await operations[name]?.run(client);
  count.tried += 1;
  if (answer && answer.status >= 200 && answer.status < 300) {
    count.done.set(name, (count.done.get(name) ?? 0) + 1);
  }
  // Containers that remove themselves, or went with the engine: whoever is not there is forgotten.
  if (answer?.status === 404) await forgetTheGone(client);
  if (answer?.status === 0) await pause(100);
};

const forgetTheGone = async (client: Client): Promise<void> => {
  const listed = await client.hand.call("GET", "/containers/json?all=1");
  if (listed.status !== 200) return;
  const ids = new Set((listed.body as { Id: string }[]).map(({ Id }) => Id));
  client.containers.splice(0, Infinity, ...client.containers.filter((id) => ids.has(id)));
};
