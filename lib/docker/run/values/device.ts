import type { ContainerSpec, DeviceRequest, ThrottleDevice } from "../spec.ts";
import { cleanPath } from "./clean-path.ts";
import { cutPair, readFields, writeFields } from "./csv.ts";
import { readInteger } from "./scalar.ts";
import { Unreadable } from "./unreadable.ts";

type Device = ContainerSpec["devices"][number];

const isMode = (text: string): boolean => /^(?:r|w|m|rw|rm|wr|wm|mr|mw|rwm|rmw|wrm|wmr|mrw|mwr)$/.test(text);
const cdiName = /^[a-zA-Z][a-zA-Z0-9_.-]*[a-zA-Z0-9]?\/[a-zA-Z][a-zA-Z0-9_-]*=[a-zA-Z0-9][a-zA-Z0-9_.:-]*$/;

/** Whether a `--device` names a device of the Container Device Interface: `vendor.com/class=name`. */
export const isCdiName = (text: string): boolean => cdiName.test(text);

/** `/dev/x`, `/dev/x:/dev/y`, `/dev/x:r`, `/dev/x:/dev/y:rw`. */
export function readDevice(text: string): Device {
  const [host = "", second, third, ...rest] = text.split(":");
  const secondIsMode = second !== undefined && isMode(second);
  const container = second === undefined || secondIsMode ? host : second;
  const permissions = third ?? (secondIsMode ? (second ?? "rwm") : "rwm");
  const isRight =
    rest.length === 0 && host.startsWith("/") && container.startsWith("/") && isMode(permissions);
  if (!isRight) throw new Unreadable("/dev/x:/dev/y:rwm");
  // docker/cli `opts.ValidateDevice`: only the path in the container is put right.
  return { host: container === host ? cleanPath(host) : host, container: cleanPath(container), permissions };
}

export function writeDevice({ host, container, permissions }: Device): string {
  const place = host === container ? host : `${host}:${container}`;
  return permissions === "rwm" ? place : `${place}:${permissions}`;
}

/** `/dev/sda:200`, weights from 10 to 1000. */
export function readWeightDevice(text: string): { path: string; weight: number } {
  const { path, rate } = readThrottle(text, readInteger);
  if (rate !== 0 && (rate < 10 || rate > 1000)) throw new Unreadable("/dev/sda:200");
  return { path, weight: rate };
}

/** `/dev/sda:1mb` by `readSize`, or `/dev/sda:100` by `readInteger`. */
export function readThrottle(text: string, read: (value: string) => number): ThrottleDevice {
  const [path, value] = cutPair(text, ":");
  if (!path.startsWith("/dev/") || value === null) throw new Unreadable("/dev/sda:100");
  const rate = read(value);
  if (rate < 0) throw new Unreadable("/dev/sda:100");
  return { path, rate };
}

const readCount = (text: string): number => (text === "all" ? -1 : readInteger(text));

/** The value of one `--gpus`. */
export function readGpus(text: string): DeviceRequest {
  const request: DeviceRequest = { driver: "", count: 0, devices: [], capabilities: [["gpu"]], options: {} };
  const seen = new Set<string>();
  for (const field of readFields(text) ?? [""]) {
    const [name, value] = cutPair(field);
    const key = value === null ? "count" : name;
    if (seen.has(key)) throw new Unreadable("all | 2 | device=0");
    seen.add(key);
    readGpuField(request, key, value ?? name);
  }
  if (!seen.has("count") && !seen.has("device")) request.count = 1;
  return request;
}

function readGpuField(request: DeviceRequest, key: string, value: string): void {
  if (key === "count") request.count = readCount(value);
  else if (key === "driver") request.driver = value;
  else if (key === "device") request.devices = value.split(",");
  else if (key === "capabilities") request.capabilities = [[...value.split(","), "gpu"]];
  else if (key === "options") {
    for (const option of readFields(value) ?? [])
      request.options[cutPair(option)[0]] = cutPair(option)[1] ?? "";
  } else throw new Unreadable("all | 2 | device=0");
}

/** The `--gpus` of a request; null where it asks for something else than one set of capabilities with `gpu` last. */
export function writeGpus({ driver, count, devices, capabilities, options }: DeviceRequest): string | null {
  const [set = [], ...others] = capabilities;
  if (others.length > 0 || set.at(-1) !== "gpu") return null;
  const fields = [
    ...(driver === "" ? [] : [`driver=${driver}`]),
    ...(devices.length > 0 ? [`device=${devices.join(",")}`] : []),
    ...(set.length > 1 ? [`capabilities=${set.slice(0, -1).join(",")}`] : []),
    ...(Object.keys(options).length > 0
      ? [`options=${writeFields(Object.entries(options).map(([key, value]) => `${key}=${value}`))}`]
      : []),
  ];
  const words = count === -1 ? "all" : String(count);
  if (fields.length === 0) return words;
  const needsCount = devices.length === 0 || count !== 0;
  return writeFields(needsCount ? [`count=${words}`, ...fields] : fields);
}
