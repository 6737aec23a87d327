import type { ContainerState, HealthState } from "./container-state.ts";
import type { ContainerPort } from "./ports.ts";

/** What the list of containers needs of a row to filter and sort it. Rows are replaced, never changed. */
export type FilterableContainer = {
  readonly id: string;
  readonly name: string;
  readonly image: string;
  readonly state: ContainerState;
  readonly health: HealthState | null;
  readonly project: string | null;
  readonly service: string | null;
  readonly labels: Readonly<Record<string, string>>;
  readonly networks: readonly { readonly name: string; readonly ip: string }[];
  readonly ports: readonly ContainerPort[];
  /** Milliseconds since the epoch, like `startedAt`. */
  readonly createdAt: number;
  readonly startedAt: number | null;
  readonly exitCode: number | null;
  readonly restarts: number | null;
};
