import type { ContainerSpec } from "../spec.ts";

/** What a key of a service is read into, and the names that the engine knows the file's volumes and networks by. */
export type ReadContext = {
  readonly spec: ContainerSpec;
  readonly names: { volumes(key: string): string; networks(key: string): string };
};
