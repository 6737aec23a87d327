import { shortId } from "#lib/docker/names.ts";

type Noun = "containers" | "images" | "volumes" | "networks";

const at = (environment: string, noun: Noun): string =>
  `/environments/${encodeURIComponent(environment)}/${noun}`;

/** Where a noun's list is, narrowed as its address says. */
export const listHref = (
  environment: string,
  noun: Noun,
  filter: Readonly<Record<string, string>> = {},
): string => {
  const search = new URLSearchParams(filter).toString();
  return `${at(environment, noun)}${search && `?${search}`}`;
};

/** Where a container's page is. It is named by id: a name may pass to another. */
export const containerHref = (environment: string, id: string): string =>
  `${at(environment, "containers")}/${shortId(id)}`;

/** Where a container is made: of an image, like another container, or anew in the place of one (by id). */
export const newContainerHref = (
  environment: string,
  start: { image?: string; from?: string; edit?: string; pull?: "always" } = {},
): string => {
  const search = new URLSearchParams(start).toString();
  return `${at(environment, "containers")}/new${search && `?${search}`}`;
};

/** Where an image's page is. It is named by id: a tag may pass to another. */
export const imageHref = (environment: string, id: string): string =>
  `${at(environment, "images")}/${shortId(id)}`;

/** Where a volume's page is. A volume has only its name. */
export const volumeHref = (environment: string, name: string): string =>
  `${at(environment, "volumes")}/${encodeURIComponent(name)}`;

/** Where a network's page is, by id or by name. */
export const networkHref = (environment: string, ref: string): string =>
  `${at(environment, "networks")}/${encodeURIComponent(/^[0-9a-f]{64}$/.test(ref) ? shortId(ref) : ref)}`;
