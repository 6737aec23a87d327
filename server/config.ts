import { isIP } from "node:net";
import { hostname, networkInterfaces } from "node:os";
import { resolve } from "node:path";
import { z } from "zod";
import { username } from "#lib/contracts/session.ts";
import { parseNetwork } from "./http/client-address.ts";
import { defaultPublishPorts, type Publishing, readPortRange } from "./policy/publishing.ts";
import { defaultPullRegistries, isRegistry } from "./policy/registries.ts";

/** Durations in ms; null where nothing was given. */
export type Config = {
  host: string;
  /** 0: the system chooses one. */
  port: number;
  /** Absolute. */
  dataDir: string;
  dockerHost: string | null;
  /** Where a rootless engine keeps its socket. */
  runtimeDir: string | null;
  /** The panel's one origin, without a trailing slash. */
  publicUrl: string | null;
  /** IP addresses and CIDR networks whose X-Forwarded-For is believed. */
  trustedProxies: string[];
  admin: { username: string; passwordFile: string } | null;
  mode: "production" | "development" | "test";
  sessionIdleMs: number;
  sessionAbsoluteMs: number;
  /** How many days the audit log is kept; 0: for ever. */
  auditDays: number;
  /** Where roles other than admin may pull from; see `mayPull`. */
  pullRegistries: readonly string[];
  /** Where roles other than admin may publish ports. */
  publishing: Publishing;
  logLevel: "debug" | "info" | "warn" | "error";
};

/** `process.env`, or what stands for it. */
type Environment = Readonly<Record<string, string | undefined>>;

/** All that is wrong with the environment, one problem a line. */
export class ConfigError extends Error {
  readonly problems: readonly string[];
  constructor(problems: readonly string[]) {
    super(`The configuration is not valid:\n${problems.map((problem) => `  - ${problem}`).join("\n")}`);
    this.name = "ConfigError";
    this.problems = problems;
  }
}

const minute = 60_000;
const unitMs = { s: 1000, m: minute, h: 60 * minute, d: 24 * 60 * minute };

const duration = (fallback: string) =>
  z
    .string()
    .regex(/^\d{1,6}[smhd]$/, "must be a number with s, m, h or d behind it, as in 12h")
    .default(fallback)
    .transform((text) => Number(text.slice(0, -1)) * unitMs[text.slice(-1) as keyof typeof unitMs]);

const isPort = (text: string): boolean => /^\d{1,5}$/.test(text) && Number(text) <= 65535;

const isOrigin = (text: string): boolean => {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  return /^https?:$/.test(url.protocol) && url.href === `${url.origin}/`;
};

const variables = z
  .object({
    HOST: z
      .string()
      .regex(/^[a-zA-Z0-9.:_-]+$/, "must be an IP address or a host name")
      .default("127.0.0.1"),
    PORT: z.string().refine(isPort, "must be a port, 0 to 65535").default("3000").transform(Number),
    DATA_DIR: z.string().default("./data"),
    DOCKER_HOST: z
      .string()
      .regex(/^(unix|tcp):\/\/\S+$/, "must begin with unix:// or tcp://")
      .optional(),
    XDG_RUNTIME_DIR: z.string().optional(),
    PUBLIC_URL: z
      .string()
      .refine(
        isOrigin,
        "must be an origin as the browser shows it, like https://docker.example.org, with no path",
      )
      .transform((text) => new URL(text).origin)
      .optional(),
    TRUSTED_PROXIES: z
      .string()
      .default("")
      .transform((text) => text.split(/[\s,]+/).filter(Boolean))
      .superRefine((entries, context) => {
        for (const entry of entries) {
          if (!parseNetwork(entry))
            context.addIssue(`"${entry}" is neither an IP address nor a network like 10.0.0.0/8`);
        }
      }),
    ADMIN_USERNAME: username.optional(),
    ADMIN_PASSWORD_FILE: z.string().optional(),
    NODE_ENV: z.enum(["production", "development", "test"]).default("production"),
    SESSION_IDLE: duration("12h").refine((ms) => ms >= minute, "must be at least 1m"),
    SESSION_ABSOLUTE: duration("7d").refine((ms) => ms <= 365 * unitMs.d, "must be at most 365d"),
    PULL_REGISTRIES: z
      .string()
      .default(defaultPullRegistries.join(","))
      .transform((text) => (text === "none" ? [] : text.split(/[\s,]+/).filter(Boolean)))
      .superRefine((entries, context) => {
        for (const entry of entries) {
          if (!isRegistry(entry))
            context.addIssue(`"${entry}" is not a registry like docker.io or ghcr.io/our-team`);
        }
      }),
    PUBLISH_PORTS: z
      .string()
      .default(defaultPublishPorts)
      .transform((text, context) => {
        const entries = text === "none" ? [] : text.split(/[\s,]+/).filter(Boolean);
        return entries.flatMap((entry) => {
          const range = readPortRange(entry);
          if (!range) context.addIssue(`"${entry}" is neither a port nor a range like 8000-8999`);
          return range ? [range] : [];
        });
      }),
    PUBLISH_ADDRESSES: z
      .string()
      .default("any")
      .transform((text) => (text === "any" ? null : text.split(/[\s,]+/).filter(Boolean)))
      .superRefine((entries, context) => {
        for (const entry of entries ?? [])
          if (isIP(entry) === 0) context.addIssue(`"${entry}" is not an IP address`);
      }),
    AUDIT_DAYS: z
      .string()
      .regex(/^\d{1,5}$/, "must be a number of days; 0 keeps the audit log for ever")
      .default("365")
      .transform(Number),
    LOG_LEVEL: z.enum(["debug", "info", "warn", "error"]).default("info"),
  })
  // `when`: these two are told together with whatever else is wrong.
  .refine((found) => (found.ADMIN_USERNAME === undefined) === (found.ADMIN_PASSWORD_FILE === undefined), {
    path: ["ADMIN_USERNAME"],
    message: "and ADMIN_PASSWORD_FILE go together: give both or neither",
    when: () => true,
  })
  .refine((found) => !(found.SESSION_ABSOLUTE < found.SESSION_IDLE), {
    path: ["SESSION_ABSOLUTE"],
    message: "must not be shorter than SESSION_IDLE",
    when: () => true,
  });

/**
 * Reads the panel's settings from the environment; nothing else in the panel does. An empty variable counts as not
 * given. Throws one ConfigError with every problem in it.
 */
export const readConfig = (env: Environment): Config => {
  const given = Object.entries(env).flatMap(([key, value]) =>
    value?.trim() ? [[key, value.trim()] as const] : [],
  );
  const parsed = variables.safeParse(Object.fromEntries(given));
  if (!parsed.success) {
    throw new ConfigError(parsed.error.issues.map(({ path, message }) => `${path.join(".")} ${message}`));
  }
  const found = parsed.data;
  const { ADMIN_USERNAME, ADMIN_PASSWORD_FILE } = found;
  return {
    host: found.HOST,
    port: found.PORT,
    dataDir: resolve(found.DATA_DIR),
    dockerHost: found.DOCKER_HOST ?? null,
    runtimeDir: found.XDG_RUNTIME_DIR ?? null,
    publicUrl: found.PUBLIC_URL ?? null,
    trustedProxies: found.TRUSTED_PROXIES,
    admin:
      ADMIN_USERNAME && ADMIN_PASSWORD_FILE
        ? { username: ADMIN_USERNAME, passwordFile: ADMIN_PASSWORD_FILE }
        : null,
    mode: found.NODE_ENV,
    sessionIdleMs: found.SESSION_IDLE,
    sessionAbsoluteMs: found.SESSION_ABSOLUTE,
    auditDays: found.AUDIT_DAYS,
    pullRegistries: found.PULL_REGISTRIES,
    publishing: { ports: found.PUBLISH_PORTS, addresses: found.PUBLISH_ADDRESSES },
    logLevel: found.LOG_LEVEL,
  };
};

const everyInterface = new Set(["0.0.0.0", "::"]);
const loopback = new Set(["127.0.0.1", "localhost", "::1"]);

/**
 * Where the panel is found: the address to tell, and every origin that its own pages can have. With PUBLIC_URL that is
 * the only one. Without, a panel on the loopback answers to the loopback's names, and one on all interfaces to the
 * machine's addresses and name besides. `port` is the one really listened on.
 */
export const panelOrigins = (config: Pick<Config, "host" | "port" | "publicUrl">, port: number) => {
  if (config.publicUrl) return { url: config.publicUrl, accepted: new Set([config.publicUrl]) };
  const { host } = config;
  const everywhere = everyInterface.has(host);
  const hosts = new Set(everywhere || loopback.has(host) ? [...loopback] : [host]);
  if (everywhere) for (const own of ownNames()) hosts.add(own);
  const toOrigin = (name: string) =>
    new URL(`http://${name.includes(":") ? `[${name}]` : name}:${port}`).origin;
  return { url: toOrigin(everywhere ? "127.0.0.1" : host), accepted: new Set([...hosts].map(toOrigin)) };
};

/** Link-local IPv6 addresses carry a zone, which no browser takes. */
const ownNames = (): string[] => [
  hostname(),
  ...Object.values(networkInterfaces()).flatMap((found) =>
    (found ?? [])
      .map((entry) => entry.address)
      .filter((address) => !address.toLowerCase().startsWith("fe80:")),
  ),
];
