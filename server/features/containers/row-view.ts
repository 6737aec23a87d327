import type { z } from "zod";
import type { containerRow } from "#lib/contracts/container-row.ts";
import { parseStatusText, toContainerState, toHealthState } from "#lib/docker/container-state.ts";
import { hasHostPower, judgeHostPower, type KnownObjects } from "#lib/docker/host-power.ts";
import { composeOf } from "#lib/docker/labels.ts";
import { bareName } from "#lib/docker/names.ts";
import { containerPorts } from "#lib/docker/ports.ts";
import type { ContainerEntry } from "../../engine/mirror/container-entry.ts";
import { rowLabels } from "../../realtime/row-labels.ts";

export type RowReader = {
  /** Whether full command lines and all labels may be shown. */
  mayInspect: boolean;
  /** The container that the panel itself runs in. */
  ownId: string | null;
};

/** A row is kept as long as its entry is, so it tells nothing that hangs on volumes or other containers. */
const nothingElse: KnownObjects = { container: () => undefined, volume: () => undefined };

/** The engine's words for one container as a line of the list. */
export const toContainerRow = (entry: ContainerEntry, reader: RowReader): z.input<typeof containerRow> => {
  const { summary, details } = entry;
  const compose = composeOf(summary.Labels);
  return {
    id: summary.Id,
    name: bareName(summary.Names[0] ?? summary.Id.slice(0, 12)),
    image: summary.Image,
    imageId: summary.ImageID,
    command: reader.mayInspect ? summary.Command.slice(0, 256) : (summary.Command.split(" ", 1)[0] ?? ""),
    ...stateOf(entry),
    project: compose?.project ?? null,
    service: compose?.service ?? null,
    ports: containerPorts(
      summary.Ports.map((port) => ({ ...port, PublicPort: port.PublicPort ?? undefined })),
    ),
    networks: networksOf(summary),
    ...rowLabels(summary.Labels, reader.mayInspect),
    createdAt: summary.Created * 1000,
    hostPower: details && hasHostPower(judgeHostPower(details.hostPower, nothingElse)),
    self: reader.ownId === summary.Id,
  };
};

/** What inspect tells is exact; until it has been read, the list's sentence is all there is. */
const stateOf = ({ summary, details }: ContainerEntry) => {
  const told = parseStatusText(summary.Status);
  const state = toContainerState(summary.State) ?? "dead";
  const hasEnded = state === "exited" || state === "dead";
  return {
    state,
    health: state === "running" ? (toHealthState(details?.health?.status) ?? told.health) : null,
    exitCode: hasEnded ? (details?.exitCode ?? told.exitCode) : null,
    startedAt: details?.startedAt ?? null,
    finishedAt: details?.finishedAt ?? null,
    restarts: state === "created" ? 0 : (details?.restartCount ?? null),
  };
};

const networksOf = (summary: ContainerEntry["summary"]) =>
  Object.entries(summary.NetworkSettings?.Networks ?? {})
    .map(([name, endpoint]) => ({
      name,
      ip: endpoint?.IPAddress ?? "",
      ipv6: endpoint?.GlobalIPv6Address ?? "",
    }))
    .sort((left, right) => (left.name < right.name ? -1 : 1));
