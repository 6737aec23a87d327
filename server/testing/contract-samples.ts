import type { z } from "zod";
import { type Channel, type Contract, pathParameters } from "#lib/contracts/contract.ts";
import { channels, contracts } from "#lib/contracts/index.ts";

/** A value for every input that has no default; a new required input must be given one here. */
export const samples: Record<string, unknown> = {
  environment: "local",
  container: "no-such-container",
  volume: "no-such-volume",
  network: "no-such-network",
  confirmed: [],
  image: "no-such-image",
  reference: "no-such-image",
  pull: "no_such_pull_00000",
  session: "no_such_terminal_0000",
  username: "test-nobody",
  password: "no such password at all",
  token: "no-such-token",
  current: "no such password at all",
  next: "another long password",
  role: "viewer",
  cols: 80,
  rows: 24,
  tty: true,
  received: 0,
};

/** Every contract, by the name that the API's description gives it. */
export const allContracts = Object.entries(contracts).flatMap(([noun, verbs]) =>
  Object.entries(verbs).map(([verb, contract]) => ({
    name: `${noun}.${verb}`,
    contract: contract as unknown as Contract,
  })),
);

/** Every channel. */
export const allChannels = Object.values(channels).flatMap((verbs) =>
  Object.values(verbs).map((channel) => ({
    name: channel.name,
    contract: channel as unknown as Channel,
  })),
);

/** Those after which the caller is not signed in as before. */
export const endsSession: ReadonlySet<string> = new Set(["session.signOut", "session.changePassword"]);

/** Whether a contract takes its input from the address alone. */
export const isBodyless = ({ method }: Contract): boolean => method === "GET" || method === "DELETE";

/** The address of a contract, with the samples in it, or other (encoded) texts in their place. */
export const addressOf = (contract: Contract, texts: Record<string, string> = {}): string =>
  `/api${pathParameters(contract.path).reduce(
    (path, name) => path.replace(`{${name}}`, texts[name] ?? String(samples[name])),
    contract.path,
  )}`;

/** A sample for each input of a contract or channel that must be given, but for those named. Throws where one is missing. */
export const inputOf = (
  { input }: Contract | Channel,
  except: readonly string[] = [],
): Record<string, unknown> => {
  const names = Object.entries(input.shape)
    .filter(([name, schema]) => !except.includes(name) && !(schema as z.ZodType).safeParse(undefined).success)
    .map(([name]) => name);
  const missing = names.filter((name) => !Object.hasOwn(samples, name));
  if (missing.length > 0) throw new Error(`server/testing/contract-samples.ts has no sample for: ${missing}`);
  return Object.fromEntries(names.map((name) => [name, samples[name]]));
};

/** The body that a contract's request has at the least; none where it takes none. */
export const bodyOf = (contract: Contract): Record<string, unknown> | undefined =>
  isBodyless(contract) ? undefined : inputOf(contract, pathParameters(contract.path));
