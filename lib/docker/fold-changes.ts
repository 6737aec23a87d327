/** What folding looks at of a change. */
type Foldable = {
  readonly at: number;
  readonly kind: string;
  readonly action: string;
  readonly id: string;
  readonly exitCode: number | null;
  readonly container: string | null;
};

/** Longer ago than this it is a story of its own. */
const withinMs = 60_000;

/** What the engine tells on the way to each of these: `docker stop` is a kill, an end and a stop. */
const steps: Readonly<Record<string, ReadonlySet<string>>> = {
  stop: new Set(["kill", "die"]),
  restart: new Set(["kill", "die", "stop", "start"]),
  destroy: new Set(["kill", "die"]),
};

/** A container's start and end join and part its networks; that goes without saying. */
const networkWith: ReadonlySet<string> = new Set(["start", "die", "stop", "restart", "destroy"]);
const networkMs = 3_000;

const isStepOf = (step: Foldable, whole: Foldable): boolean =>
  step.kind === "container" &&
  step.id === whole.id &&
  whole.at - step.at < withinMs &&
  (steps[whole.action]?.has(step.action) ?? false);

const isNetworkOf = (network: Foldable, change: Foldable): boolean =>
  network.kind === "network" &&
  network.container === change.id &&
  Math.abs(change.at - network.at) < networkMs &&
  (network.action === "connect" || network.action === "disconnect");

/** What happens again within this time is told once, with how often. */
const againMs = 5 * 60_000;

/** A change as it is told; `times` counts what it stands for. */
export type ToldChange<C> = C & { readonly times: number };

const withoutSteps = <C extends Foldable>(changes: readonly C[]): C[] => {
  const left = new Set<number>();
  const codes = new Map<number, number>();
  changes.forEach((whole, at) => {
    if (whole.kind !== "container") return;
    changes.forEach((other, index) => {
      if (index < at && isStepOf(other, whole)) {
        left.add(index);
        const code = other.exitCode ?? codes.get(index);
        if (code !== undefined) codes.set(at, code);
      }
      if (networkWith.has(whole.action) && isNetworkOf(other, whole)) left.add(index);
    });
  });
  return changes.flatMap((change, index) => {
    if (left.has(index)) return [];
    const code = codes.get(index);
    return code === undefined ? change : { ...change, exitCode: code };
  });
};

const withoutRepetitions = <C extends Foldable>(changes: readonly C[]): ToldChange<C>[] => {
  const later = new Map<string, { change: C; times: number; oldest: number }>();
  const told: { change: C; times: number }[] = [];
  for (const change of changes.toReversed()) {
    const key = [change.kind, change.action, change.id, change.exitCode].join(" ");
    const known = later.get(key);
    if (known && change.id !== "" && known.oldest - change.at < againMs) {
      known.times += 1;
      known.oldest = change.at;
    } else {
      const story = { change, times: 1, oldest: change.at };
      later.set(key, story);
      told.push(story);
    }
  }
  return told.reverse().map(({ change, times }) => ({ ...change, times }));
};

/**
 * Changes as a person would tell them: a step on the way to another change is left out, an end's exit code goes to the
 * stop that caused it, and what happens again and again is told once. In and out the oldest first.
 */
export const foldChanges = <C extends Foldable>(changes: readonly C[]): ToldChange<C>[] =>
  withoutRepetitions(withoutSteps(changes));
