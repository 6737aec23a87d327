import type { ContainerDetail } from "#lib/contracts/container-detail.ts";
import type { ContainerRow } from "#lib/contracts/container-row.ts";

/** What a tab of a container's page is given. `row` is live; `detail` follows it, and can be read anew. */
export type TabProps = { row: ContainerRow; detail: ContainerDetail; onReadAgain(): void };
