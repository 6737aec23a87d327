import { shortId } from "#lib/docker/names.ts";

const base = (environment: string): string => `/environments/${encodeURIComponent(environment)}`;

/** Where the list of containers is. */
export const containersHref = (environment: string): string => `${base(environment)}/containers`;

/** Where a container's page is. It is named by id: a name may pass to another container. */
export const containerHref = (environment: string, id: string): string =>
  `${containersHref(environment)}/${shortId(id)}`;

/** Where a terminal in a container is opened. */
export const terminalHref = (environment: string, id: string, kind: "exec" | "attach" | "saved"): string =>
  `${base(environment)}/terminals?${new URLSearchParams({ open: kind, container: id })}`;

/** Where the logs of several containers, or of a project, are read together. */
export const logsHref = (environment: string, of: { ids: readonly string[] } | { project: string }): string =>
  `${base(environment)}/logs?${new URLSearchParams(
    "project" in of ? { project: of.project } : { containers: of.ids.map(shortId).join(",") },
  )}`;
