import { isFullId } from "#lib/docker/names.ts";
import type { EngineEvent } from "../types/system.ts";

export const mirrorKinds = ["containers", "images", "volumes", "networks"] as const;
export type MirrorKind = (typeof mirrorKinds)[number];

/**
 * What to read again because of an event; `key: null` is the whole kind. An event is only a hint: what the engine
 * answers afterwards is the truth. `again`: the engine announces this before it has written it down, so once more later.
 */
export type Hint = { readonly kind: MirrorKind; readonly key: string | null; readonly again?: boolean };

/** They change nothing that the replica holds; health checks alone cause three exec events each time. */
const idleContainerActions = new Set(
  "attach detach resize top kill copy export archive-path extract-to-dir exec_create exec_start exec_die exec_detach".split(
    " ",
  ),
);

const containerHints = (action: string, event: EngineEvent): Hint[] => {
  if (idleContainerActions.has(action)) return [];
  if (action === "prune") return [{ kind: "containers", key: null }];
  if (action === "commit") return imageHints("tag", event.Actor.Attributes.imageID ?? "");
  return isFullId(event.Actor.ID) ? [{ kind: "containers", key: event.Actor.ID }] : [];
};

/** Tags move between images, and parents hide, without an event of their own: each is followed by a list. */
const imageHints = (action: string, ref: string): Hint[] => {
  if (action === "save" || action === "push") return [];
  const whole: Hint = { kind: "images", key: null, again: true };
  return action === "prune" || ref === ""
    ? [{ kind: "images", key: null }]
    : [{ kind: "images", key: ref }, whole];
};

/** Mounting changes the container, whose own events say so, not the volume. */
const volumeHints = (action: string, name: string): Hint[] => {
  if (action === "mount" || action === "unmount") return [];
  return [{ kind: "volumes", key: action === "prune" || name === "" ? null : name }];
};

const networkHints = (action: string, event: EngineEvent): Hint[] => {
  const { ID, Attributes } = event.Actor;
  const network: Hint = { kind: "networks", key: action === "prune" || ID === "" ? null : ID };
  const container = Attributes.container ?? "";
  const isLink = (action === "connect" || action === "disconnect") && isFullId(container);
  return isLink ? [network, { kind: "containers", key: container, again: true }] : [network];
};

/** Which objects an event asks to be read again. */
export const hintsOf = (event: EngineEvent): Hint[] => {
  // `health_status: healthy`, `exec_create: sh -c …`: what follows the colon is for people.
  const action = event.Action.split(":", 1)[0] ?? "";
  if (event.Type === "container") return containerHints(action, event);
  if (event.Type === "image") return imageHints(action, event.Actor.ID);
  if (event.Type === "volume") return volumeHints(action, event.Actor.ID);
  if (event.Type === "network") return networkHints(action, event);
  if (event.Type === "daemon") return mirrorKinds.map((kind) => ({ kind, key: null }));
  return [];
};
