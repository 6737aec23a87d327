import { z } from "zod";

// Go writes a nil slice or map as null. Fields that every engine since API 1.40 sends must be there, so that a
// shortened object (an entry of the list, a redacted view) cannot pass for a harmless container.
const sentTexts = z
  .array(z.string())
  .nullable()
  .transform((list) => list ?? []);
const sentText = z
  .string()
  .nullable()
  .transform((text) => text ?? "");
const texts = z
  .array(z.string())
  .nullish()
  .transform((list) => list ?? []);
const text = z
  .string()
  .nullish()
  .transform((value) => value ?? "");
const things = z
  .array(z.unknown())
  .nullish()
  .transform((list) => list ?? []);
const options = z
  .record(z.string(), z.string())
  .nullish()
  .transform((map) => map ?? {});

const byText = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0);

const mountPoint = z
  .object({ Type: z.string().min(1), Name: text, Source: text, Destination: text, Driver: text })
  .refine((mount) => mount.Type !== "volume" || mount.Name !== "");

const mountSpec = z.object({
  Type: z.string().min(1),
  Source: text,
  Target: text,
  VolumeOptions: z
    .object({ DriverConfig: z.object({ Name: text, Options: options }).nullish() })
    .nullish()
    .transform((value) => value?.DriverConfig ?? { Name: "", Options: {} }),
});

const hostConfig = z.object({
  Privileged: z.boolean(),
  Binds: sentTexts,
  CapAdd: sentTexts,
  SecurityOpt: sentTexts,
  VolumesFrom: sentTexts,
  Devices: z
    .array(z.unknown())
    .nullable()
    .transform((list) => list ?? []),
  NetworkMode: sentText,
  PidMode: sentText,
  IpcMode: sentText,
  UTSMode: sentText,
  UsernsMode: sentText,
  CgroupnsMode: text,
  Cgroup: text,
  Capabilities: texts,
  DeviceRequests: things,
  DeviceCgroupRules: texts,
  Runtime: text,
  VolumeDriver: text,
  Mounts: z
    .array(mountSpec)
    .nullish()
    .transform((list) => list ?? []),
  MaskedPaths: z.array(z.string()).nullish(),
  ReadonlyPaths: z.array(z.string()).nullish(),
});

const inspected = z.object({
  Id: z.string().min(1),
  HostConfig: hostConfig,
  // From a Go map, so in any order: sorted, or the same container would read differently from time to time.
  Mounts: z
    .array(mountPoint)
    .nullable()
    .transform((list) => (list ?? []).toSorted((left, right) => byText(left.Destination, right.Destination))),
  NetworkSettings: z
    .object({ Networks: z.record(z.string(), z.unknown()).nullish() })
    .nullish()
    .transform((value) => Object.keys(value?.Networks ?? {})),
});

/** What the host-power rules read of `GET /containers/{id}/json`; `NetworkSettings` is the names of its networks. */
export type Inspected = z.output<typeof inspected>;

const volume = z.object({ Driver: z.string(), Options: options });

/** Reads an inspect, or tells where it is not what an engine sends. */
export function readInspected(json: unknown): { value: Inspected } | { problem: string } {
  const result = inspected.safeParse(json);
  if (result.success) return { value: result.data };
  return { problem: result.error.issues[0]?.path.join(".") || "inspect" };
}

/** Reads `GET /volumes/{name}`; null when it is unknown or not what an engine sends. */
export function readVolume(json: unknown): z.output<typeof volume> | null {
  const result = volume.safeParse(json);
  return result.success ? result.data : null;
}
