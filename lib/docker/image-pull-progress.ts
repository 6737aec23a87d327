/** What may be happening to a layer. `other`: in the engine's words alone. */
export const layerPhases = [
  "waiting",
  "downloading",
  "verifying",
  "downloaded",
  "extracting",
  "retrying",
  "done",
  "exists",
  "other",
] as const;
export type LayerPhase = (typeof layerPhases)[number];

/** One line of an engine's progress; see its `PullProgress`. */
type ProgressLine = { id: string; status: string; current: number | null; total: number | null };

type Layer = {
  readonly id: string;
  readonly phase: LayerPhase;
  readonly status: string;
  /** Bytes of what the phase is about. */
  readonly current: number | null;
  readonly total: number | null;
  /** Bytes that came, and that there are to come, whatever the phase is about. */
  readonly received: number;
  readonly expected: number | null;
};

/** A pull as far as its lines have told. */
export type PullProgress = {
  /** The last words about the whole. */
  status: string;
  digest: string | null;
  /** In the order in which the engine named them; the layers themselves are replaced, never changed. */
  readonly layers: Map<string, Layer>;
};

/** An image of moby's own store has 125 layers at most (`layer.maxLayerDepth`); names beyond twice that are not real. */
export const maxLayers = 256;

/** A pull of which no line has come. */
export const createPullProgress = (): PullProgress => ({ status: "", digest: null, layers: new Map() });

/** moby `distribution` and `pkg/progress`; a fixed vocabulary since Docker 1.10. */
const phases: readonly [words: RegExp, phase: LayerPhase][] = [
  [/^(Pulling fs layer|Waiting)$/, "waiting"],
  [/^Downloading$/, "downloading"],
  [/^Verifying Checksum$/, "verifying"],
  [/^Download complete$/, "downloaded"],
  [/^Extracting$/, "extracting"],
  [/^Retrying in /, "retrying"],
  [/^Pull complete$/, "done"],
  [/^Already exists$/, "exists"],
];

const phaseOf = (status: string): LayerPhase => phases.find(([words]) => words.test(status))?.[1] ?? "other";

/** The phases in which all bytes of a layer are there. */
const arrived: ReadonlySet<LayerPhase> = new Set(["verifying", "downloaded", "extracting", "done"]);

/** Takes one more line into what is known. A layer beyond the bound is left out. */
export const addProgress = (progress: PullProgress, line: ProgressLine): void => {
  const { layers } = progress;
  // The first line carries the tag where others carry a layer.
  if (line.id === "" || line.status.startsWith("Pulling from ")) {
    const digest = /^Digest: (\S+)$/.exec(line.status)?.[1];
    if (digest === undefined) progress.status = line.status;
    else progress.digest = digest;
  } else if (layers.has(line.id) || layers.size < maxLayers) {
    layers.set(line.id, nextLayer(layers.get(line.id), line));
  }
};

const nextLayer = (before: Layer | undefined, { id, status, current, total }: ProgressLine): Layer => {
  const phase = phaseOf(status);
  const expected = total ?? before?.expected ?? null;
  const received =
    phase === "downloading" ? (current ?? 0) : phase === "retrying" ? 0 : (before?.received ?? 0);
  return {
    ...{ id, phase, status, current, total, expected },
    received: arrived.has(phase) ? (expected ?? received) : received,
  };
};

/**
 * Bytes that came and that there are to come. `expected` is null while a layer that is wanted has not told its size: the
 * sum would grow, and a bar would run backwards.
 */
export const transferOf = ({
  layers,
}: Pick<PullProgress, "layers">): { received: number; expected: number | null } => {
  const wanted = [...layers.values()].filter(({ phase }) => phase !== "exists");
  const received = wanted.reduce((sum, layer) => sum + layer.received, 0);
  const isKnown = wanted.every(({ expected }) => expected !== null);
  return {
    received,
    expected: isKnown ? wanted.reduce((sum, { expected }) => sum + (expected ?? 0), 0) : null,
  };
};
