type Volume = {
  readonly Driver: string;
  readonly Labels: Readonly<Record<string, string>>;
  readonly Options: Readonly<Record<string, string>>;
};

/** The label by which engines from API 1.42 on know a volume that nobody named (moby `volume/service`). */
const anonymousLabel = "com.docker.volume.anonymous";

/** Whether nobody named the volume: by the engine's label, or by its 64 digits where an older engine made it. */
export const isAnonymousVolume = (volume: Pick<Volume, "Labels"> & { readonly Name: string }): boolean =>
  anonymousLabel in volume.Labels || /^[0-9a-f]{64}$/.test(volume.Name);

/**
 * Whether `docker volume prune` removes a volume that no container has: only those of the local driver without options
 * (an option means that the data lies elsewhere), and, but for `all`, only those that carry the engine's label. Read in
 * moby `volume/service/service.go`, `Prune`, and measured.
 */
export const isPrunableVolume = (volume: Volume, all: boolean): boolean =>
  volume.Driver === "local" &&
  Object.keys(volume.Options).length === 0 &&
  (all || anonymousLabel in volume.Labels);
