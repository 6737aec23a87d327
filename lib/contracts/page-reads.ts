import { containers } from "./containers.ts";
import type { Query } from "./contract.ts";
import { images } from "./images.ts";
import { networks } from "./networks.ts";
import { volumes } from "./volumes.ts";

/** Lists whose page stands at the address of the read itself, without `/api`. */
const lists = [containers.list, images.list, volumes.list, networks.list].map((list) => ({
  list,
  address: new RegExp(`^${list.path.replace("{environment}", "([a-z0-9-]+)")}$`),
}));

/** The list that a page shows first and whole, by the page's path, or null where there is none. */
export const listOfPage = (path: string): { list: Query; environment: string } | null => {
  for (const { list, address } of lists) {
    const environment = address.exec(path)?.[1];
    if (environment !== undefined) return { list, environment };
  }
  return null;
};
