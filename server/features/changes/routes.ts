import { changes as contracts, maxChanges } from "#lib/contracts/changes.ts";
import { type Route, routes } from "../../http/routes.ts";

/** What containers have changed in their image's files. */
export const createFileChangeRoutes = (): Route[] =>
  routes(contracts, {
    list: async ({ engine, input, signal }) => {
      const { items, total } = await engine.client.containerChanges(input.container, maxChanges, { signal });
      return { items: items.toSorted((left, right) => (left.path < right.path ? -1 : 1)), total };
    },
  });
