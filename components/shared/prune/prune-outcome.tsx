import { NameList } from "../actions/name-list.tsx";

type Props = {
  removed: readonly string[];
  kept: readonly { name: string; reason: string }[];
  /** Before the names of those that stayed. */
  stayed: string;
};

/** What went, and what stayed with the engine's reason. */
export function PruneOutcome({ removed, kept, stayed }: Props) {
  return (
    <>
      <NameList of={removed.map((name) => ({ id: name, name }))} />
      {kept.length > 0 && (
        <p>
          {stayed}{" "}
          <NameList of={kept.map(({ name, reason }) => ({ id: name, name: `${name} (${reason})` }))} />
        </p>
      )}
    </>
  );
}
