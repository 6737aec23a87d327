import { removedWords } from "#lib/contracts/audit-detail.ts";
import { imageChannels, images } from "#lib/contracts/images.ts";
import { CodedError } from "#lib/errors/coded-error.ts";
import type { ScopedEngine } from "../../http/call.ts";
import { type Route, routes } from "../../http/routes.ts";
import { channelRoutes } from "../../realtime/channels.ts";
import { followView, readyWith } from "../../realtime/follow-view.ts";
import { toImageDetail } from "./detail-view.ts";
import { createLayerReader } from "./layer-reader.ts";
import { previewPrune, pruneImages } from "./prune.ts";
import { removeImage } from "./removal.ts";
import type { ImageViews } from "./views.ts";

/** An image's row hangs on both. */
const kinds = ["images", "containers"] as const;
const ready = readyWith(kinds);

export const createImageRoutes = (views: ImageViews): Route[] => {
  const layers = createLayerReader();
  return routes(images, {
    list: async ({ engine, actor }) => {
      await ready(engine);
      return views.of(engine, actor).list();
    },
    get: ({ engine, actor, input }) => detail(engine, views, input.image, actor.can("image.inspect")),
    json: async ({ engine, input }) => ({ ...(await engine.client.inspectImage(input.image)) }),
    remove: (call) => removeImage(call, views, call.input),
    prunePreview: ({ engine, input: { all = false }, signal }) =>
      previewPrune({ engine, layers, signal }, all),
    prune: async ({ engine, input: { all = false, confirmed }, signal, answer }) => {
      const gone = await pruneImages({ engine, layers, signal }, { all, confirmed });
      answer.note(removedWords([...gone.untagged, ...gone.deleted]));
      return gone;
    },
  });
};

const fullImageId = /^sha256:[0-9a-f]{64}$/;

const detail = async (engine: ScopedEngine, views: ImageViews, ref: string, mayInspect: boolean) => {
  const id = fullImageId.test(ref) ? ref : (await engine.client.inspectImage(ref)).Id;
  const [inspect, history] = await Promise.all([
    engine.client.inspectImage(id),
    engine.client.imageHistory(id),
    ready(engine).then(() => engine.mirror.refresh("images", id)),
  ]);
  const entry = views.source(engine).get(id);
  if (!entry) throw new CodedError("not_found", "The image was removed meanwhile");
  return toImageDetail({ entry, inspect, history, mayInspect });
};

export const createImageChannels = (views: ImageViews) =>
  channelRoutes(imageChannels, {
    follow: ({ actor, ...call }) => followView(call, kinds, () => views.of(call.engine, actor)),
  });
