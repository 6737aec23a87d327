import type { EngineEvent } from "../types/system.ts";

export const changeKinds = ["container", "image", "volume", "network", "daemon"] as const;
export type ChangeKind = (typeof changeKinds)[number];

/**
 * What happened to an object, for people to read. Texts are the engine's or its users', at most 512 characters, and must be
 * shown inert. What does not concern the action is null.
 */
export type RecentChange = {
  /** Grows by one with each change of this panel's life: tells changes apart, and which are new. */
  readonly position: number;
  /** ms since the epoch, by the engine's clock. */
  readonly at: number;
  readonly kind: ChangeKind;
  /** The engine's word: `start`, `die`, `pull`, `destroy`, `health_status`… */
  readonly action: string;
  /** A container's, image's or network's id, a volume's name; empty for prunes and the daemon. */
  readonly id: string;
  /** The name at that time, without the slash; an image's reference; empty where the engine does not say. */
  readonly name: string;
  /** What a container was made from. */
  readonly image: string | null;
  /** Of `die`. */
  readonly exitCode: number | null;
  /** The number that `kill` was given. */
  readonly signal: string | null;
  /** What `health_status` has become: `healthy`, `unhealthy`. */
  readonly health: string | null;
  /** What the container was called before `rename`. */
  readonly oldName: string | null;
  /** The id of the container that a network was joined to or parted from. */
  readonly container: string | null;
};

/**
 * What is told. Left out is what changes nothing (`top`, `attach`, `resize`, mounts) and, above all, `exec_*`: their
 * action is the whole command line, with the passwords in it.
 */
const told: Readonly<Record<ChangeKind, ReadonlySet<string>>> = {
  container: new Set(
    "create start restart stop die kill oom pause unpause rename update destroy health_status commit prune".split(
      " ",
    ),
  ),
  image: new Set(["pull", "push", "tag", "untag", "delete", "import", "load", "prune"]),
  volume: new Set(["create", "destroy", "prune"]),
  network: new Set(["create", "connect", "disconnect", "destroy", "remove", "prune"]),
  daemon: new Set(["reload"]),
};

const isKind = (type: string): type is ChangeKind => Object.hasOwn(told, type);

const maxText = 512;
const cut = (text: string): string => text.slice(0, maxText);
const cutOrNull = (text: string | undefined): string | null => (text ? cut(text) : null);
const bare = (name: string): string => name.replace(/^\//, "");

const exitCodeOf = (text: string | undefined): number | null =>
  text !== undefined && /^\d{1,10}$/.test(text) ? Number(text) : null;

/** What of a container's attributes belongs to the action. All others are its labels, which are nobody's business here. */
const containerFacts = (action: string, { Attributes }: EngineEvent["Actor"]) => ({
  image: cutOrNull(Attributes.image),
  exitCode: action === "die" ? exitCodeOf(Attributes.exitCode) : null,
  signal: action === "kill" ? cutOrNull(Attributes.signal) : null,
  oldName: action === "rename" ? cutOrNull(bare(Attributes.oldName ?? "")) : null,
});

/** The change that an event tells, or null for one that is not told. Nothing of the event is taken but what is named here. */
export const changeOf = (event: EngineEvent, position: number): RecentChange | null => {
  const { Type: kind, Actor: actor } = event;
  // `health_status: healthy`
  const [action = "", detail = ""] = event.Action.split(": ", 2);
  if (!isKind(kind) || !told[kind].has(action)) return null;
  const nothing = { image: null, exitCode: null, signal: null, oldName: null };
  const { name = "", container } = actor.Attributes;
  return {
    position,
    at: Math.floor(event.timeNano / 1e6) || event.time * 1000,
    kind,
    action,
    id: cut(actor.ID),
    name: cut(bare(name || (kind === "volume" ? actor.ID : ""))),
    health: action === "health_status" ? cutOrNull(detail) : null,
    container: kind === "network" ? cutOrNull(container) : null,
    ...(kind === "container" ? containerFacts(action, actor) : nothing),
  };
};
