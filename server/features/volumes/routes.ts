import { removedWords } from "#lib/contracts/audit-detail.ts";
import { volumeChannels, volumes } from "#lib/contracts/volumes.ts";
import { CodedError } from "#lib/errors/coded-error.ts";
import type { ScopedEngine } from "../../http/call.ts";
import { type Route, routes } from "../../http/routes.ts";
import { channelRoutes } from "../../realtime/channels.ts";
import { followView, readyWith } from "../../realtime/follow-view.ts";
import { removeUnlessUsed } from "../../realtime/in-use.ts";
import { showChange } from "../../realtime/show-change.ts";
import { toVolumeDetail } from "./detail-view.ts";
import { prunableVolumes, pruneVolumes } from "./prune.ts";
import type { UsedVolume } from "./row-view.ts";
import type { VolumeViews } from "./views.ts";

/** A volume's row hangs on both. */
const kinds = ["volumes", "containers"] as const;
const ready = readyWith(kinds);

export const createVolumeRoutes = (views: VolumeViews): Route[] =>
  routes(volumes, {
    list: async ({ engine, actor }) => {
      await ready(engine);
      return views.of(engine, actor).list();
    },
    get: async ({ engine, actor, input }) => {
      const entry = await read(engine, views, input.volume);
      return toVolumeDetail(entry, { mayInspect: actor.can("volume.inspect"), ownId: views.ownId });
    },
    json: async ({ engine, input }) => ({ ...(await engine.client.inspectVolume(input.volume)) }),
    remove: (call) => remove(call, views, call.input),
    prunePreview: async ({ engine, input, signal }) => ({
      items: await prunableVolumes(engine, input.all ?? false, signal),
    }),
    prune: async ({ engine, input: { all = false, confirmed }, signal, answer }) => {
      const gone = await pruneVolumes(engine, { all, confirmed }, signal);
      answer.note(removedWords(gone.removed));
      return gone;
    },
  });

const read = async (engine: ScopedEngine, views: VolumeViews, name: string): Promise<UsedVolume> => {
  await ready(engine);
  await engine.mirror.refresh("volumes", name);
  const entry = views.source(engine).get(name);
  if (!entry) throw new CodedError("not_found", `There is no volume ${name}`);
  return entry;
};

const remove = async (
  { engine, withdrawn }: { engine: ScopedEngine; withdrawn: AbortSignal },
  views: VolumeViews,
  { volume: name, force }: { volume: string; force?: boolean | undefined },
): Promise<{ name: string }> => {
  await ready(engine);
  const uses = () => views.source(engine).get(name)?.uses ?? [];
  if (uses().some((use) => use.id === views.ownId)) {
    throw new CodedError("conflict", "Quayside keeps its own data in this volume and will not remove it");
  }
  await showChange(
    engine,
    "volumes",
    () => removeUnlessUsed(() => engine.client.removeVolume(name, { force }), uses, withdrawn),
    () => [name],
  );
  return { name };
};

export const createVolumeChannels = (views: VolumeViews) =>
  channelRoutes(volumeChannels, {
    follow: ({ actor, ...call }) => followView(call, kinds, () => views.of(call.engine, actor)),
  });
