import { z } from "zod";

const text = z.string().max(32_768);

/** One `--mount`. Options of another type than the mount's are empty. */
export const mountSpec = z.strictObject({
  /** `bind`, `volume`, `tmpfs`; also what an engine may know beside them (`image`, `npipe`, `cluster`). */
  type: text,
  source: text,
  target: text,
  readOnly: z.boolean(),
  consistency: text,
  bindPropagation: text,
  /** Empty is as the engine does it by default. */
  bindRecursive: z.enum(["", "disabled", "writable", "readonly"]),
  /** Make the host's path if it is not there; the command line cannot ask for that. */
  bindCreate: z.boolean(),
  volumeNoCopy: z.boolean(),
  volumeLabels: z.record(text, text),
  volumeDriver: text,
  volumeOptions: z.record(text, text),
  volumeSubpath: text,
  /** Bytes; 0 is unlimited. */
  tmpfsSize: z.number().int().min(0),
  /** File mode; 0 is not set. */
  tmpfsMode: z.number().int().min(0),
});
export type MountSpec = z.output<typeof mountSpec>;

/** A mount with nothing said but its type and place. */
export const plainMount = (type: string, source: string, target: string): MountSpec => ({
  ...{ type, source, target, readOnly: false, consistency: "" },
  ...{ bindPropagation: "", bindRecursive: "", bindCreate: false },
  ...{ volumeNoCopy: false, volumeLabels: {}, volumeDriver: "", volumeOptions: {}, volumeSubpath: "" },
  ...{ tmpfsSize: 0, tmpfsMode: 0 },
});
