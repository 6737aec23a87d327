import { type Dependent, dependentTies } from "#lib/contracts/container-recreate.ts";
import type { ContainerReference } from "#lib/docker/host-power/namespaces.ts";
import { ownHostPower } from "#lib/docker/host-power/own.ts";
import { bareName } from "#lib/docker/names.ts";
import { isCodedError } from "#lib/errors/coded-error.ts";
import { concurrently } from "../../../engine/concurrently.ts";
import type { ContainerEntry } from "../../../engine/mirror/container-entry.ts";
import type { ContainerInspect } from "../../../engine/types/container.ts";
import type { ScopedEngine } from "../../../http/call.ts";

type Tie = Dependent["ties"][number];

const callsAtOnce = 4;
/** Only the engine's word tells links, and what was never started: so many are asked for. */
const mostAsked = 300;

/** Who would notice that a container is made again. Joined namespaces and links do not follow to the new one. */
export const dependentsOf = async (engine: ScopedEngine, of: ContainerInspect): Promise<Dependent[]> => {
  await engine.mirror.ready("containers");
  const others = [...engine.mirror.kinds.containers.values()].filter(({ id }) => id !== of.Id);
  const asked = new Set(others.filter(mustBeAsked).slice(0, mostAsked));
  const found = await concurrently(callsAtOnce, others, async (entry) => {
    const ties = asked.has(entry) ? await askTies(engine, entry.id, of) : knownTies(entry, of);
    return { entry, ties };
  });
  return found
    .filter(({ ties }) => ties.length > 0)
    .map(({ entry, ties }) => toDependent(entry, ties))
    .sort((left, right) => (left.name < right.name ? -1 : 1));
};

const toDependent = ({ id, summary, details }: ContainerEntry, ties: readonly Tie[]): Dependent => ({
  id,
  name: bareName(summary.Names[0] ?? id.slice(0, 12)),
  running: (details?.state ?? summary.State) === "running",
  ties: dependentTies.filter((tie) => ties.includes(tie)),
  // Volumes are taken over when a container is made, and stay with it.
  breaks: ties.some((tie) => tie !== "volumes"),
});

/** Links of networks that somebody made are names and follow by themselves [measured]; others stand in inspect alone. */
const mustBeAsked = ({ summary, details }: ContainerEntry): boolean =>
  details === null || ["default", "bridge"].includes(summary.HostConfig?.NetworkMode ?? "");

const knownTies = ({ details }: ContainerEntry, of: ContainerInspect): Tie[] =>
  tiesOf(details?.hostPower.containers ?? [], of);

/** What an engine does by itself matters for the reasons, which nobody asks for here. */
const anyDefaults = { runtime: "runc", privateCgroupns: true };

const askTies = async (engine: ScopedEngine, id: string, of: ContainerInspect): Promise<Tie[]> => {
  try {
    const inspect = await engine.client.inspectContainer(id);
    const { containers } = ownHostPower(inspect, anyDefaults);
    return [...tiesOf(containers, of), ...(isLinked(inspect, of) ? (["link"] as const) : [])];
  } catch (error) {
    // It was removed meanwhile.
    if (isCodedError(error) && error.code === "not_found") return [];
    throw error;
  }
};

const ties: Readonly<Record<string, Tie>> = { NetworkMode: "network", PidMode: "pid", IpcMode: "ipc" };

const tiesOf = (references: readonly ContainerReference[], of: ContainerInspect): Tie[] =>
  references
    .filter(({ container }) => isSame(container, of))
    .flatMap(({ kind, words }) =>
      kind === "volumes-from" ? ["volumes" as const] : (ties[words.split("=")[0] ?? ""] ?? []),
    );

/** `/db:/web/db`: the linked container, and the linking one with the alias. */
const isLinked = ({ HostConfig }: ContainerInspect, of: ContainerInspect): boolean =>
  (HostConfig.Links ?? []).some((link) => isSame(bareName(link.split(":")[0] ?? ""), of));

const isSame = (ref: string, { Id, Name }: ContainerInspect): boolean =>
  ref !== "" && (bareName(Name ?? "") === bareName(ref) || (ref.length >= 12 && Id.startsWith(ref)));
