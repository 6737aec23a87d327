import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { specToCreateBody } from "./body/create-body.ts";
import { composeToSpec } from "./compose/from-compose.ts";
import { composeLosses, specToCompose } from "./compose/to-compose.ts";
import { formatRunLine, lineLosses } from "./format-line.ts";
import { inspectToSpec } from "./inspect/to-spec.ts";
import { parseRunLine } from "./parse-line.ts";
import { emptySpec } from "./spec/empty.ts";
import { plainMount } from "./spec/mount.ts";
import { plainNetwork } from "./spec/network.ts";
import type { ContainerSpec } from "./spec.ts";

const word = fc.stringMatching(/^[a-z][a-z0-9]{1,6}$/);
/** What people write, and what they should not. */
const wild = fc.oneof(
  word,
  fc.string({ maxLength: 12 }).map((text) => text.replaceAll("\0", "")),
);
const path = word.map((name) => `/${name}`);
const port = fc.integer({ min: 1, max: 60_000 });
const map = (value: fc.Arbitrary<string>) => fc.dictionary(word, value, { maxKeys: 2 });
const list = <T>(one: fc.Arbitrary<T>) => fc.array(one, { maxLength: 2 });
const unique = <T>(one: fc.Arbitrary<T>, by: (value: T) => unknown) =>
  fc.uniqueArray(one, { maxLength: 2, selector: by });
const mac = fc.constantFrom("", "02:42:ac:11:00:09");
const ip = fc.constantFrom("", "10.1.2.3");

const publish = fc
  .record({
    hostIp: fc.constantFrom("", "127.0.0.1", "::1"),
    host: fc.constantFrom("", "one", "many"),
    port,
    protocol: fc.constantFrom("tcp" as const, "udp" as const, "sctp" as const),
  })
  .map(({ hostIp, host, port: at, protocol }) => ({
    ...{ hostIp, protocol, containerPort: String(at) },
    hostPort: host === "" ? "" : host === "one" ? String(at + 7) : `${at}-${at + 3}`,
  }));

const volume = fc.oneof(
  path.map((target) => ({ source: "", target, mode: "" })),
  fc
    .tuple(fc.oneof(path, word), path, fc.constantFrom("", "ro", "rw,z"))
    .map(([source, target, mode]) => ({ source, target, mode })),
);

const mount = fc.oneof(
  fc
    .tuple(path, path, fc.boolean(), fc.constantFrom("", "rslave"))
    .map(([source, target, readOnly, bindPropagation]) => ({
      ...plainMount("bind", source, target),
      ...{ readOnly, bindPropagation },
    })),
  fc.tuple(word, path, fc.boolean(), map(wild)).map(([source, target, volumeNoCopy, volumeLabels]) => ({
    ...plainMount("volume", source, target),
    ...{ volumeNoCopy, volumeLabels },
  })),
  fc
    .tuple(path, fc.nat(1e9))
    .map(([target, tmpfsSize]) => ({ ...plainMount("tmpfs", "", target), tmpfsSize })),
);

const own = fc
  .record({
    name: word,
    aliases: list(word),
    ip,
    linkLocalIps: list(fc.constant("169.254.1.1")),
    mac,
    driverOptions: map(word),
  })
  .map((network) => ({ ...plainNetwork(network.name), ...network }));
const networks = fc.oneof(
  fc.constant([]),
  fc.constantFrom("host", "none", "container:other").map((name) => [plainNetwork(name)]),
  fc.constant([{ ...plainNetwork("default"), mac: "02:42:ac:11:00:09" }]),
  unique(own, ({ name }) => name),
);

const health = fc.oneof(
  fc.constant({ ...emptySpec().health, test: ["NONE"] }),
  fc.record({
    test: fc.oneof(
      fc.constant([]),
      word.map((line) => ["CMD-SHELL", `${line} $HOME "x"`]),
    ),
    interval: fc.nat(1e6).map((ms) => ms * 1e6),
    timeout: fc.nat(1e12),
    startPeriod: fc.nat(10).map((hours) => hours * 3600e9),
    startInterval: fc.constant(0),
    retries: fc.nat(5),
  }),
);

const request = fc.record({
  driver: fc.constantFrom("", "nvidia"),
  count: fc.constantFrom(-1, 2),
  devices: fc.constant<string[]>([]),
  capabilities: fc.constantFrom([["gpu"]], [["compute", "gpu"]]),
  options: map(word),
});

/** Numbers whose 0 is "not set". */
const some = fc.option(fc.integer({ min: 1, max: 2 ** 40 }), { nil: null });

/** Any spec that an engine could take, with each field said or not. */
const anySpec: fc.Arbitrary<ContainerSpec> = fc
  .record(
    {
      name: word,
      platform: fc.constant("linux/amd64"),
      command: list(wild),
      entrypoint: fc.constantFrom<string[] | null>(null, ["/bin/x"]),
      tty: fc.boolean(),
      interactive: fc.boolean(),
      detach: fc.boolean(),
      remove: fc.boolean(),
      init: fc.constantFrom(null, true, false),
      restart: fc.constantFrom(
        { policy: "no", maximumRetries: 0 },
        { policy: "on-failure", maximumRetries: 6 },
      ),
      stopSignal: fc.constantFrom("", "SIGINT"),
      stopTimeout: fc.option(fc.nat(1000), { nil: null }),
      hostname: word,
      user: fc.constantFrom("", "1000:20"),
      workdir: path,
      env: unique(fc.record({ name: word, value: fc.option(wild, { nil: null }) }), ({ name }) => name),
      labels: map(wild),
      annotations: map(wild),
      publish: unique(publish, ({ containerPort, protocol }) => `${containerPort}/${protocol}`),
      publishAll: fc.boolean(),
      networks,
      dns: list(fc.constantFrom("8.8.8.8", "::1")),
      dnsOptions: list(word),
      extraHosts: list(word.map((host) => `${host}:10.0.0.5`)),
      volumes: unique(volume, ({ target }) => target),
      mounts: list(mount),
      tmpfs: fc.dictionary(path, fc.constantFrom("", "size=1m,mode=1777"), { maxKeys: 2 }),
      volumesFrom: list(word),
      readOnly: fc.boolean(),
      shmSize: fc.constantFrom(null, 1000, 2 ** 20),
      memory: some,
      memorySwap: fc.constantFrom(null, -1),
      memorySwappiness: fc.constantFrom(null, 0, 60),
      nanoCpus: fc.option(fc.integer({ min: 1, max: 64e9 }), { nil: null }),
      cpuShares: some,
      pidsLimit: fc.constantFrom(null, -1, 100),
      ulimits: unique(
        fc.record({ name: fc.constantFrom("nofile", "core"), soft: fc.nat(99), hard: fc.constant(99) }),
        ({ name }) => name,
      ),
      oomScoreAdj: fc.constantFrom(null, -500),
      blkioWeight: fc.constantFrom(null, 300),
      deviceReadBps: list(fc.record({ path: fc.constant("/dev/sda"), rate: fc.nat() })),
      devices: list(
        fc.record({
          host: fc.constant("/dev/null"),
          container: fc.constantFrom("/dev/null", "/dev/x"),
          permissions: fc.constantFrom("r", "rwm"),
        }),
      ),
      deviceRequests: list(request),
      privileged: fc.boolean(),
      capAdd: list(fc.constantFrom("NET_ADMIN", "ALL")),
      securityOptions: fc.constantFrom([], ["no-new-privileges"], ["systempaths=unconfined"]),
      pid: fc.constantFrom("", "host", "container:x"),
      ipc: fc.constantFrom("", "shareable"),
      cgroupns: fc.constantFrom("", "private"),
      groupAdd: list(word),
      sysctls: fc.constantFrom({}, { "net.core.somaxconn": "5" }),
      runtime: fc.constantFrom("", "other"),
      health,
      logDriver: fc.constantFrom("", "local"),
      logOptions: map(wild),
    },
    { requiredKeys: [] },
  )
  .map((said) => sensible({ ...emptySpec("nginx:1.27"), ...said } as ContainerSpec));

/** What goes together: no restart of what is removed, no name of its own in a namespace of another. */
const sensible = (spec: ContainerSpec): ContainerSpec => {
  const mode = spec.networks[0]?.name ?? "";
  const isShared = mode === "host" || mode.startsWith("container:");
  return {
    ...spec,
    hostname: isShared ? "" : spec.hostname,
    restart: spec.remove ? emptySpec().restart : spec.restart,
    // A privileged container has no paths that could be opened.
    securityOptions: spec.privileged ? [] : spec.securityOptions,
    memorySwap: spec.memory === null ? null : spec.memorySwap,
  };
};

const choices = { runtime: "runc", logDriver: "json-file", cgroupns: "host" };
const runs = { numRuns: 120 };

describe("a spec comes back", () => {
  test("from its line", () => {
    fc.assert(
      fc.property(anySpec, (spec) => {
        fc.pre(lineLosses(spec).length === 0);
        const { spec: read, problems } = parseRunLine(formatRunLine(spec));
        expect(problems).toEqual([]);
        expect(read).toEqual(spec);
      }),
      runs,
    );
  });

  test("from its compose file", () => {
    fc.assert(
      fc.property(anySpec, (spec) => {
        fc.pre(composeLosses(spec).length === 0);
        const { spec: read, problems } = composeToSpec(specToCompose(spec));
        expect(problems).toEqual([]);
        expect(read).toEqual({ ...spec, networks: read.networks, restart: read.restart });
        expect(specToCreateBody(read)).toEqual(specToCreateBody(spec));
      }),
      runs,
    );
  });

  test("from the engine's body, as an inspect shows it: it makes the same body", () => {
    fc.assert(
      fc.property(anySpec, (spec) => {
        const request = specToCreateBody(spec);
        const { HostConfig, NetworkingConfig, ...config } = request.body;
        const inspect = {
          Id: "f".repeat(64),
          Name: `/${spec.name}`,
          Config: { ...config, MacAddress: spec.networks[0]?.mac ?? "" },
          HostConfig,
          Mounts: [],
          NetworkSettings: { Networks: NetworkingConfig.EndpointsConfig },
        };
        const read = inspectToSpec(inspect, { imageConfig: null, choices });
        // A hardware address of a further network is told like one that the engine made up.
        fc.pre(spec.networks.slice(1).every(({ mac }) => mac === ""));
        const again = specToCreateBody({ ...read, platform: spec.platform });
        expect(again).toEqual(request);
      }),
      runs,
    );
  });
});
