/** What is used here of a package's entry in package-lock.json, version 3. */
export interface LockedPackage {
  readonly version?: string;
  readonly dev?: boolean;
  readonly optional?: boolean;
  readonly cpu?: readonly string[];
  readonly os?: readonly string[];
  readonly libc?: readonly string[];
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

export interface Lockfile {
  /** By place, such as `node_modules/next/node_modules/sharp`; the project itself is at "". */
  readonly packages: Readonly<Record<string, LockedPackage>>;
}

const platformName =
  /-(?<os>android|darwin|freebsd|linux|openharmony|win32)-(?<cpu>[a-z0-9]+)(?:-(?<abi>gnu|musl|msvc|eabi)[a-z]*)?$/;

/**
 * The entries that the file lacks: packages for one platform each, named `...-OS-CPU[-ABI]`, that an entry names
 * as optional at an exact version. Throws for a missing optional package whose name tells no platform.
 */
export function missingOptionals({ packages }: Lockfile): Record<string, LockedPackage> {
  const missing: Record<string, LockedPackage> = {};
  for (const [place, { optionalDependencies = {}, dev }] of Object.entries(packages)) {
    for (const [name, version] of Object.entries(optionalDependencies)) {
      if (isLocked(packages, place, name)) continue;
      const { cpu, os, libc } = platformOf(name);
      // In npm's own order, or its next run would write the file anew.
      missing[`node_modules/${name}`] = {
        version,
        cpu,
        ...(dev ? { dev } : {}),
        ...libc,
        optional: true,
        os,
      };
    }
  }
  return missing;
}

/** Node looks for a package beside each enclosing `node_modules`, from the inside out. */
function isLocked(packages: Lockfile["packages"], place: string, name: string): boolean {
  if (`${place}/node_modules/${name}`.replace(/^\//, "") in packages) return true;
  return (
    place !== "" && isLocked(packages, place.slice(0, Math.max(0, place.lastIndexOf("/node_modules/"))), name)
  );
}

function platformOf(name: string) {
  const { os, cpu, abi } = platformName.exec(name)?.groups ?? {};
  if (!os || !cpu)
    throw new Error(`package-lock.json lacks ${name}, whose name tells no platform: install it.`);
  const libc = abi === "musl" ? "musl" : abi === "gnu" && os === "linux" ? "glibc" : undefined;
  return { cpu: [cpu], os: [os], libc: libc ? { libc: [libc] } : {} };
}
