import { channels, contracts } from "./index.ts";

/**
 * What the panel writes beside its contracts: a terminal that is over, what it removes of the log itself, and a container
 * put right whose making again was cut off.
 */
const ownWords = ["terminal.end", "audit.prune", "container.mend"] as const;

const commandWords = Object.values(contracts).flatMap((verbs) =>
  Object.values(verbs).flatMap((contract) => (contract.type === "command" ? [contract.audit] : [])),
);

const channelWords = Object.values(channels).flatMap((verbs) =>
  Object.values(verbs).flatMap(({ audit }: { audit?: string | undefined }) =>
    // One row when it is opened, another when the reader leaves it.
    audit === undefined ? [] : [audit, `${audit}.leave`],
  ),
);

/** Every word that can stand in the audit log as an act, in the order of the alphabet. */
export const auditWords: readonly string[] = [
  ...new Set<string>([...commandWords, ...channelWords, ...ownWords]),
].sort();

/** A word as a key of the message catalogue, where a dot would mean a place further in. */
export const auditWordKey = (word: string): string => word.replaceAll(".", "_");

/** The part of a word before its verb: `container` of `container.start`. */
export const auditNoun = (word: string): string => word.split(".", 1)[0] ?? word;
