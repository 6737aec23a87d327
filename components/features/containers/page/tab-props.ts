import type { ContainerDetail, ContainerRow } from "#lib/contracts/containers.ts";

/** What a tab of a container's page is given. `row` is live; `detail` follows it, and can be read anew. */
export type TabProps = { row: ContainerRow; detail: ContainerDetail; onReadAgain(): void };
