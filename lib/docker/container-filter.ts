import type { ContainerPort } from "./ports.ts";

/** What of a container is searched in. */
export type SearchableContainer = {
  readonly name: string;
  readonly image: string;
  readonly project: string | null;
  readonly service: string | null;
  readonly labels: Readonly<Record<string, string>>;
  readonly ports: readonly ContainerPort[];
};

/**
 * What words are looked for in: the name, image, project, service, ports and label values. A line break is in no word,
 * so nothing is found across two fields.
 */
export const containerSearchText = (row: SearchableContainer): string =>
  [
    row.name,
    row.image,
    row.project ?? "",
    row.service ?? "",
    ...row.ports.map(portText),
    ...Object.values(row.labels),
  ].join("\n");

/** Each port by itself: in a range such as `8000-8005` the numbers between could not be found. */
const portText = ({ ip, publicPort, privatePort, protocol }: ContainerPort): string =>
  `${publicPort === null ? "" : `${ip ?? ""}:${publicPort}->`}${privatePort}/${protocol}`;

/** Whether an image's name is the wanted one, which may leave out the tag and the digest. */
export const isImageNamed = (image: string, wanted: string): boolean =>
  image.startsWith(wanted) && (image.length === wanted.length || ":@".includes(image.charAt(wanted.length)));
