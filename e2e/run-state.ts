/**
 * What the global setup tells the tests. Playwright's workers are processes of their own, so it goes through the
 * environment.
 */
export interface RunState {
  /** Where the panel is, without a slash at the end. */
  readonly url: string;
  /** The first administrator. */
  readonly username: string;
  readonly password: string;
  /** File with the cookies of a signed-in administrator. */
  readonly session: string;
  /** The private engine's unix socket, and the folder of its files. */
  readonly engineSocket: string;
  readonly engineWorkspace: string;
  /** API version of the engine, as in "1.45". */
  readonly engineApi: string;
}

const variable = "QUAYSIDE_E2E";

export function writeRunState(state: RunState): void {
  process.env[variable] = JSON.stringify(state);
}

export function readRunState(): RunState {
  const text = process.env[variable];
  if (!text) throw new Error("The global setup has not run.");
  return JSON.parse(text) as RunState;
}
