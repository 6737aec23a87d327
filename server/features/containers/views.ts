import { containerRow } from "#lib/contracts/container-row.ts";
import type { ContainerEntry } from "../../engine/mirror/container-entry.ts";
import type { Source } from "../../realtime/live-view.ts";
import { createReaderViews } from "../../realtime/reader-views.ts";
import { toContainerRow } from "./row-view.ts";

/** The containers list as its readers may see it. */
export const createContainerViews = (ownId: string | null) => ({
  ...createReaderViews<ContainerEntry, typeof containerRow, Source<ContainerEntry>>({
    schema: containerRow,
    inspect: "container.inspect",
    source: (engine) => engine.mirror.kinds.containers,
    present: (entry, mayInspect) => toContainerRow(entry, { mayInspect, ownId }),
  }),
  ownId,
});
export type ContainerViews = ReturnType<typeof createContainerViews>;
