import {
  containerHref,
  imageHref,
  listHref,
  networkHref,
  volumeHref,
} from "#components/shared/links/resource-href.ts";
import type { Change } from "#lib/contracts/system.ts";

/** Where the object of a change is; null where the change is about none. */
export const changedHref = (environment: string, { kind, id }: Change): string | null => {
  if (id === "" || kind === "daemon") return null;
  if (kind === "container") return containerHref(environment, id);
  if (kind === "volume") return volumeHref(environment, id);
  if (kind === "network") return networkHref(environment, id);
  // A pull names what it pulled, all else the image itself.
  return /^sha256:[0-9a-f]{64}$/.test(id)
    ? imageHref(environment, id)
    : listHref(environment, "images", { q: id });
};
