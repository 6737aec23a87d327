import { isDeepStrictEqual } from "node:util";
import type { EngineDefaults } from "#lib/docker/host-power/engine-defaults.ts";
import { type OwnHostPower, ownHostPower } from "#lib/docker/host-power/own.ts";
import type { ContainerInspect, ContainerSummary } from "../types/container.ts";

/** What the list does not say. Times are in ms since the epoch, `null` for never. */
export type ContainerDetails = {
  /** As inspect said it; the list's may lag behind. */
  readonly state: string;
  readonly startedAt: number | null;
  readonly finishedAt: number | null;
  readonly exitCode: number;
  readonly restartCount: number;
  readonly oomKilled: boolean;
  /** `failingStreak` is that of the last change of the status: the engine announces no single probe's failure. */
  readonly health: { readonly status: string; readonly failingStreak: number } | null;
  readonly tty: boolean;
  readonly openStdin: boolean;
  readonly autoRemove: boolean;
  readonly hostPower: OwnHostPower;
};

/** A container of the replica. `details` are null for one that was never started, and until they have been read. */
export type ContainerEntry = {
  readonly id: string;
  readonly summary: ContainerSummary;
  readonly details: ContainerDetails | null;
};

/** Go's zero time (year 1) means never. */
const timeOf = (text: string | null | undefined): number | null => {
  const time = Date.parse(text ?? "");
  return Number.isNaN(time) || time <= 0 ? null : time;
};

const healthOf = (health: ContainerInspect["State"]["Health"]): ContainerDetails["health"] => {
  if (!health?.Status || health.Status === "none") return null;
  return { status: health.Status, failingStreak: health.FailingStreak ?? 0 };
};

export const detailsOf = (container: ContainerInspect, defaults: EngineDefaults): ContainerDetails => ({
  state: container.State.Status ?? "",
  startedAt: timeOf(container.State.StartedAt),
  finishedAt: timeOf(container.State.FinishedAt),
  exitCode: container.State.ExitCode ?? 0,
  restartCount: container.RestartCount ?? 0,
  oomKilled: container.State.OOMKilled ?? false,
  health: healthOf(container.State.Health),
  tty: container.Config.Tty ?? false,
  openStdin: container.Config.OpenStdin ?? false,
  autoRemove: container.HostConfig.AutoRemove ?? false,
  hostPower: ownHostPower(container, defaults),
});

/** What stays of "Up 3 minutes (healthy)" or "Exited (137) 2 hours ago" when the clock is taken out of it. */
const lastingStatus = (status: string): string => (status.match(/\([^)]*\)/g) ?? []).join(" ");

/** Whether two list rows say the same, but for the age in `Status`. */
export const sameSummary = (left: ContainerSummary, right: ContainerSummary): boolean =>
  lastingStatus(left.Status) === lastingStatus(right.Status) &&
  isDeepStrictEqual({ ...left, Status: "" }, { ...right, Status: "" });

export const sameContainer = (left: ContainerEntry, right: ContainerEntry): boolean =>
  sameSummary(left.summary, right.summary) && isDeepStrictEqual(left.details, right.details);

/** A container that was never started has nothing that inspect would add to its row. */
export const hasDetails = (summary: ContainerSummary): boolean => summary.State !== "created";
