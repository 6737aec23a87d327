import type { EngineAddress } from "../../engine/address.ts";
import { hasDetails } from "../../engine/mirror/container-entry.ts";
import type { MirrorReplicas } from "../../engine/mirror.ts";
import { createEnginePool } from "../../engine/pool.ts";
import { until } from "../../engine/testing/until.ts";
import { createContainerViews } from "../../features/containers/views.ts";
import { createImageViews } from "../../features/images/views.ts";
import { createNetworkViews } from "../../features/networks/views.ts";
import { createVolumeViews } from "../../features/volumes/views.ts";
import type { Actor } from "../../http/call.ts";
import type { Lists, Row } from "./browser.ts";

const everything = { can: () => true } as unknown as Actor;

const rowsOf = (list: { text: string }): Map<string, Row> => {
  const { items } = JSON.parse(list.text) as { items: Row[] };
  return new Map(items.map((row) => [row.id, row]));
};

/** What was read of an engine just now: by a mirror, and as a panel would show it to an administrator. */
export type Fresh = { readonly kinds: MirrorReplicas; readonly lists: Lists };

/** Meets the engine as if for the first time, reads all there is, and leaves. */
export const readFresh = async (address: EngineAddress): Promise<Fresh> => {
  const pool = createEnginePool({
    environments: [{ id: "local", name: "local", address }],
    report: () => undefined,
  });
  try {
    const engine = pool.get("local");
    await engine.mirror.ready();
    const isWhole = () =>
      [...engine.mirror.kinds.containers.values()].every(
        ({ summary, details }) => details !== null || !hasDetails(summary),
      );
    await until("every container's details have been read", isWhole);
    const lists = {
      containers: rowsOf(createContainerViews(null).of(engine, everything).list()),
      images: rowsOf(createImageViews().of(engine, everything).list()),
      volumes: rowsOf(createVolumeViews(null).of(engine, everything).list()),
      networks: rowsOf(createNetworkViews().of(engine, everything).list()),
    };
    return { kinds: engine.mirror.kinds, lists };
  } finally {
    pool.close();
  }
};
