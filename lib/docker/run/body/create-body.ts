import type { ContainerSpec } from "../spec.ts";
import { type ConfigBody, configBody } from "./config.ts";
import { type HostConfigBody, hostConfigBody } from "./host-config.ts";
import { type NetworkingBody, networkingBody } from "./networking.ts";

/** The JSON of `POST /containers/create`. */
export type CreateBody = ConfigBody & {
  readonly HostConfig: HostConfigBody;
  readonly NetworkingConfig: NetworkingBody;
};

/** A request to the engine: the body, and what goes into the query. */
export type CreateRequest = { readonly name: string; readonly platform: string; readonly body: CreateBody };

/** The request that the docker command line (26.1) makes for the same container. Files of the user's machine aside. */
export const specToCreateBody = (spec: ContainerSpec): CreateRequest => ({
  name: spec.name,
  platform: spec.platform,
  body: {
    ...configBody(spec),
    HostConfig: hostConfigBody(spec),
    NetworkingConfig: networkingBody(spec),
  },
});
