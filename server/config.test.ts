import { describe, expect, test } from "vitest";
import { ConfigError, panelOrigins, readConfig } from "./config.ts";

const problemsOf = (env: Record<string, string>): readonly string[] => {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
};

test("an empty environment gives a panel for one person on the loopback", () => {
  expect(readConfig({})).toEqual({
    host: "127.0.0.1",
    port: 3000,
    dataDir: `${process.cwd()}/data`,
    dockerHost: null,
    runtimeDir: null,
    publicUrl: null,
    trustedProxies: [],
    admin: null,
    mode: "production",
    sessionIdleMs: 12 * 3600_000,
    sessionAbsoluteMs: 7 * 24 * 3600_000,
    auditDays: 365,
    pullRegistries: ["docker.io"],
    publishing: { ports: [[1024, 65_535]], addresses: null },
    logLevel: "info",
  });
});

test("empty and blank variables count as not given", () => {
  expect(readConfig({ PORT: "", HOST: " ", PUBLIC_URL: "", ADMIN_USERNAME: "" })).toEqual(readConfig({}));
});

test("everything given is taken over", () => {
  const config = readConfig({
    HOST: "0.0.0.0",
    PORT: "0",
    DATA_DIR: "/srv/quayside",
    DOCKER_HOST: "unix:///run/docker.sock",
    XDG_RUNTIME_DIR: "/run/user/1000",
    PUBLIC_URL: "https://Docker.example.org:443/",
    TRUSTED_PROXIES: "10.0.0.0/8, ::1 192.0.2.7",
    ADMIN_USERNAME: "ada",
    ADMIN_PASSWORD_FILE: "/run/secrets/ada",
    NODE_ENV: "test",
    SESSION_IDLE: "30m",
    SESSION_ABSOLUTE: "36h",
    AUDIT_DAYS: "0",
    PULL_REGISTRIES: "docker.io, ghcr.io/our-team",
    PUBLISH_PORTS: "8000-8999, 9443",
    PUBLISH_ADDRESSES: "127.0.0.1, ::1",
    LOG_LEVEL: "debug",
  });
  expect(config).toMatchObject({
    port: 0,
    dataDir: "/srv/quayside",
    publicUrl: "https://docker.example.org",
    trustedProxies: ["10.0.0.0/8", "::1", "192.0.2.7"],
    admin: { username: "ada", passwordFile: "/run/secrets/ada" },
    sessionIdleMs: 30 * 60_000,
    sessionAbsoluteMs: 36 * 3600_000,
    auditDays: 0,
    pullRegistries: ["docker.io", "ghcr.io/our-team"],
    publishing: {
      ports: [
        [8000, 8999],
        [9443, 9443],
      ],
      addresses: ["127.0.0.1", "::1"],
    },
  });
  expect(readConfig({ PULL_REGISTRIES: "none" }).pullRegistries).toEqual([]);
  expect(readConfig({ PUBLISH_PORTS: "none" }).publishing.ports).toEqual([]);
});

describe("what is wrong is said", () => {
  test.each([
    [{ PORT: "http" }, "PORT must be a port"],
    [{ PORT: "65536" }, "PORT must be a port"],
    [{ PORT: "-1" }, "PORT must be a port"],
    [{ HOST: "a b" }, "HOST must be an IP address"],
    [{ DOCKER_HOST: "/var/run/docker.sock" }, "DOCKER_HOST must begin with unix://"],
    [{ PUBLIC_URL: "docker.example.org" }, "PUBLIC_URL must be an origin"],
    [{ PUBLIC_URL: "https://example.org/docker" }, "PUBLIC_URL must be an origin"],
    [{ PUBLIC_URL: "https://ada:pw@example.org" }, "PUBLIC_URL must be an origin"],
    [{ PUBLIC_URL: "ftp://example.org" }, "PUBLIC_URL must be an origin"],
    [{ TRUSTED_PROXIES: "10.0.0.0/33" }, 'TRUSTED_PROXIES "10.0.0.0/33" is neither'],
    [{ TRUSTED_PROXIES: "::1,proxy" }, 'TRUSTED_PROXIES "proxy" is neither'],
    [{ ADMIN_USERNAME: "ada" }, "ADMIN_USERNAME and ADMIN_PASSWORD_FILE go together"],
    [{ ADMIN_PASSWORD_FILE: "/x" }, "ADMIN_USERNAME and ADMIN_PASSWORD_FILE go together"],
    [{ ADMIN_USERNAME: "a da", ADMIN_PASSWORD_FILE: "/x" }, "ADMIN_USERNAME 2 to 32"],
    [{ NODE_ENV: "staging" }, "NODE_ENV "],
    [{ AUDIT_DAYS: "30d" }, "AUDIT_DAYS must be a number of days"],
    [{ AUDIT_DAYS: "-1" }, "AUDIT_DAYS must be a number of days"],
    [{ SESSION_IDLE: "12" }, "SESSION_IDLE must be a number with s, m, h or d"],
    [{ SESSION_IDLE: "5s" }, "SESSION_IDLE must be at least 1m"],
    [{ SESSION_ABSOLUTE: "1h" }, "SESSION_ABSOLUTE must not be shorter"],
    [{ SESSION_ABSOLUTE: "400d" }, "SESSION_ABSOLUTE must be at most"],
    [{ LOG_LEVEL: "loud" }, "LOG_LEVEL "],
    [{ PUBLISH_PORTS: "80-79" }, 'PUBLISH_PORTS "80-79" is neither a port nor a range like 8000-8999'],
    [{ PUBLISH_ADDRESSES: "localhost" }, 'PUBLISH_ADDRESSES "localhost" is not an IP address'],
    [{ PULL_REGISTRIES: "docker.io https://ghcr.io" }, 'PULL_REGISTRIES "https://ghcr.io" is not a registry'],
  ])("%j", (env, problem) => {
    const problems = problemsOf(env);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(problem);
  });

  test("all of it at once", () => {
    const problems = problemsOf({ PORT: "x", LOG_LEVEL: "loud", ADMIN_USERNAME: "ada", PUBLIC_URL: "x" });
    expect(problems.map((problem) => problem.split(" ")[0]).sort()).toEqual([
      "ADMIN_USERNAME",
      "LOG_LEVEL",
      "PORT",
      "PUBLIC_URL",
    ]);
  });
});

describe("the panel's origins", () => {
  const origins = (env: Record<string, string>, port = 3000) => panelOrigins(readConfig(env), port);

  test("on the loopback: its names, with the port really taken", () => {
    const { url, accepted } = origins({ PORT: "0" }, 40123);
    expect(url).toBe("http://127.0.0.1:40123");
    expect([...accepted].sort()).toEqual([
      "http://127.0.0.1:40123",
      "http://[::1]:40123",
      "http://localhost:40123",
    ]);
  });

  test("with PUBLIC_URL: that one alone", () => {
    const { url, accepted } = origins({ PUBLIC_URL: "https://docker.example.org" });
    expect(url).toBe("https://docker.example.org");
    expect([...accepted]).toEqual(["https://docker.example.org"]);
  });

  test("on one address: that address", () => {
    expect([...origins({ HOST: "192.0.2.7" }).accepted]).toEqual(["http://192.0.2.7:3000"]);
  });

  test("on all interfaces: the machine's own names, never 0.0.0.0 or a stranger's", () => {
    const { url, accepted } = origins({ HOST: "0.0.0.0" });
    expect(url).toBe("http://127.0.0.1:3000");
    expect(accepted).toContain("http://localhost:3000");
    expect(accepted).not.toContain("http://0.0.0.0:3000");
    expect(accepted).not.toContain("http://evil.example:3000");
  });

  test("on port 80 there is no port in an origin", () => {
    expect(origins({ HOST: "192.0.2.7" }, 80).url).toBe("http://192.0.2.7");
  });
});
