import type { QueryClient } from "@tanstack/react-query";
import { queryKey } from "#lib/client/query-client.ts";
import { type Environment, environments } from "#lib/contracts/environments.ts";

/** Writes what a channel says about an engine into the environments' cached answer, where the shell reads it. */
export const setEnvironmentState = (
  client: QueryClient,
  id: string,
  state: Environment["state"],
  problem: string | null,
): void => {
  const key = queryKey(environments.list, {});
  const known = client.getQueryData<Environment[]>(key)?.find((one) => one.id === id);
  if (!known || (known.state === state && known.problem === problem)) return;
  client.setQueryData<Environment[]>(key, (all) =>
    all?.map((one) => (one.id === id ? { ...one, state, problem, since: Date.now() } : one)),
  );
  // The engine that is back may be another version of it.
  if (state === "connected") void client.invalidateQueries({ queryKey: key });
};
