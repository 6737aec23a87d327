import type { ContainerRow } from "#lib/contracts/container-row.ts";

/** What every dialog of an action is given. */
export type DialogProps = {
  rows: readonly ContainerRow[];
  /** Selected as well, but left as they are. */
  skipped: readonly ContainerRow[];
  onClose(): void;
};
