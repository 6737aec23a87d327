import { call } from "#lib/client/api-client.ts";
import { type ContainerRow, containers } from "#lib/contracts/containers.ts";
import type { Command } from "#lib/contracts/contract.ts";
import type { PendingActions } from "./pending-actions.ts";
import type { Verb, VerbOptions } from "./verb.ts";

type Act = {
  environment: string;
  verb: Verb;
  row: ContainerRow;
  options: VerbOptions;
  pending: PendingActions;
  signal?: AbortSignal | undefined;
};

/** Does one thing to one container, which shows it meanwhile. Rejects with a `CodedError`, and the row is as it was. */
export const perform = async ({ environment, verb, row, options, pending, signal }: Act): Promise<void> => {
  pending.begin(row, verb);
  try {
    const contract: Command = containers[verb];
    await call(contract, { environment, container: row.id, ...options }, { signal });
    pending.answered(row.id, Date.now());
  } catch (error) {
    pending.failed(row.id);
    throw error;
  }
};
