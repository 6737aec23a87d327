import type { z } from "zod";
import { type Channel, type Contract, isAddressed, pathParameters } from "#lib/contracts/contract.ts";
import { channels, contracts } from "#lib/contracts/index.ts";
import { emptySpec } from "#lib/docker/run/spec/empty.ts";

/** A value for every input that has no default; a new required input must be given one here. */
export const samples: Record<string, unknown> = {
  environment: "local",
  container: "no-such-container",
  volume: "no-such-volume",
  network: "no-such-network",
  confirmed: [],
  containers: [],
  pid: 1,
  signal: "SIGTERM",
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
  path: "/no-such-path",
  to: "/no-such-other-path",
  as: "tar",
  version: "none",
  encoding: "utf-8",
  side: "before",
  at: "1700000000000000000",
  nth: 0,
  spec: emptySpec("no-such-image"),
  name: "no-such-name",
  ports: "",
  joins: "",
  networks: "",
  runtime: "",
  gpus: false,
  replaces: null,
  command: ["true"],
  exec: "no_such_exec_00000",
  saved: "no_such_saved_command",
  content: {
    ...{ command: ["true"], tty: true, detached: false, user: null, workingDir: null, privileged: false },
    ...{ image: null, shared: false, env: [] },
  },
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
export const isBodyless = (contract: Contract): boolean => isAddressed(contract);

/** The address of a contract, with the samples in it, or other (encoded) texts in their place. */
export const addressOf = (contract: Contract, texts: Record<string, string> = {}): string => {
  const names = pathParameters(contract.path);
  const path = names.reduce(
    (made, name) => made.replace(`{${name}}`, texts[name] ?? String(samples[name])),
    contract.path,
  );
  const needed = isAddressed(contract) ? Object.entries(inputOf(contract, names)) : [];
  return withSearch(
    `/api${path}`,
    new URLSearchParams(Object.fromEntries(needed.map(([name, value]) => [name, String(value)]))),
  );
};

/** An address with more behind its question mark. */
export const withSearch = (address: string, search: URLSearchParams | string): string =>
  String(search) === "" ? address : `${address}${address.includes("?") ? "&" : "?"}${search}`;

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
