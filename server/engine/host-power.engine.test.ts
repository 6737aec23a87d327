import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createEngineClient } from "./client.ts";
import { containerHostPower } from "./host-power.ts";
import { engineAddress, makeContainer, otherClient, uniqueName } from "./testing/real-engine.ts";

const client = createEngineClient({ address: engineAddress() });
const kindsOf = async (ref: string) => (await containerHostPower(client, ref)).map(({ kind }) => kind);

const judged = async (host: Record<string, unknown>, spec: Record<string, unknown> = {}) => {
  await using container = await makeContainer("power", spec, host);
  return await kindsOf(container.id);
};

const plainVolume = uniqueName("plain");
const boundVolume = uniqueName("bound");
beforeAll(async () => {
  const DriverOpts = { type: "none", o: "bind", device: "/tmp" };
  await otherClient("POST", "/volumes/create", { Name: plainVolume });
  await otherClient("POST", "/volumes/create", { Name: boundVolume, DriverOpts });
});
afterAll(async () => {
  for (const name of [plainVolume, boundVolume]) await otherClient("DELETE", `/volumes/${name}`);
});

describe("what people run every day has no power over the host", () => {
  const healthcheck = { Test: ["CMD", "true"], Interval: 1e9 };
  const labels = { "com.docker.compose.project": "shop", "com.docker.compose.service": "web" };
  test.each<[string, Record<string, unknown>, Record<string, unknown>?]>([
    ["docker run", {}],
    ["the default network", { NetworkMode: "default" }],
    ["the bridge", { NetworkMode: "bridge" }],
    ["a health check", {}, { Healthcheck: healthcheck }],
    ["compose's labels", {}, { Labels: labels }],
    ["a terminal", {}, { Tty: true, OpenStdin: true }],
    ["another user", {}, { User: "1000:1000" }],
    ["tmpfs", { Tmpfs: { "/run": "rw,size=1m" }, Mounts: [{ Type: "tmpfs", Target: "/scratch" }] }],
    ["a named volume", { Binds: [`${plainVolume}:/data`] }],
    ["a volume by mount", { Mounts: [{ Type: "volume", Source: plainVolume, Target: "/data" }] }],
    ["anonymous volumes", { Mounts: [{ Type: "volume", Target: "/data" }] }, { Volumes: { "/more": {} } }],
    ["--init, --read-only", { Init: true, ReadonlyRootfs: true }],
    ["limits", { Memory: 67_108_864, NanoCpus: 500_000_000, PidsLimit: 50 }],
    ["restart", { RestartPolicy: { Name: "unless-stopped" } }],
    ["dropped capabilities", { CapDrop: ["ALL"], CapAdd: ["NET_BIND_SERVICE"] }],
    ["no-new-privileges", { SecurityOpt: ["no-new-privileges"] }],
    ["shareable ipc", { IpcMode: "shareable", ShmSize: 1_048_576 }],
  ])("%s", async (_, host, spec) => {
    expect(await judged(host, spec)).toEqual([]);
  });

  test("one that runs", async () => {
    await using container = await makeContainer("power-runs", {}, { Binds: [`${plainVolume}:/data`] });
    await container.start();
    expect(await kindsOf(container.name)).toEqual([]);
  });
});

describe("what reaches the host has", () => {
  test.each<[string, Record<string, unknown>, string]>([
    ["privileged", { Privileged: true }, "privileged"],
    ["a capability", { CapAdd: ["SYS_ADMIN"] }, "capability"],
    ["a bind", { Binds: ["/tmp:/host:ro"] }, "bind-mount"],
    ["a bind by mount", { Mounts: [{ Type: "bind", Source: "/tmp", Target: "/host" }] }, "bind-mount"],
    ["the engine's socket", { Binds: ["/var/run/docker.sock:/s"] }, "engine-socket"],
    ["a volume that binds", { Binds: [`${boundVolume}:/host`] }, "volume-options"],
    ["a volume that binds, by mount", volumeMount(boundVolume), "volume-options"],
    ["the host's processes", { PidMode: "host" }, "namespace"],
    ["the host's ipc", { IpcMode: "host" }, "namespace"],
    ["the host's name", { UTSMode: "host" }, "namespace"],
    ["the host's network", { NetworkMode: "host" }, "namespace"],
    ["the host's users", { UsernsMode: "host" }, "namespace"],
    ["a device", { Devices: [{ PathOnHost: "/dev/null", PathInContainer: "/dev/x" }] }, "device"],
    ["a device rule", { DeviceCgroupRules: ["c 1:* rwm"] }, "device"],
    ["no seccomp", { SecurityOpt: ["seccomp=unconfined"] }, "security-option"],
    ["a seccomp profile", { SecurityOpt: ['seccomp={"defaultAction":"SCMP_ACT_ALLOW"}'] }, "security-option"],
    ["system paths", { MaskedPaths: [], ReadonlyPaths: [] }, "security-option"],
  ])("%s", async (_, host, expected) => {
    expect(await judged(host)).toContain(expected);
  });

  test("the host's network by its id", async () => {
    const networks = await client.listNetworks();
    const id = networks.find(({ Name }) => Name === "host")?.Id ?? "";
    expect(await judged({ NetworkMode: id })).toEqual(["namespace"]);
    expect(await judged({ NetworkMode: id.slice(0, 12) })).toEqual(["namespace"]);
  });
});

describe("joining another container", () => {
  test.each(["PidMode", "IpcMode", "NetworkMode"])("%s", async (mode) => {
    await using plain = await makeContainer("power-plain", {}, { IpcMode: "shareable" });
    await using strong = await makeContainer("power-strong", {}, { IpcMode: "shareable", CapAdd: ["ALL"] });
    expect(await judged({ [mode]: `container:${plain.name}` })).toEqual([]);
    expect(await judged({ [mode]: `container:${strong.name}` })).toEqual(["namespace"]);
  });

  test("its volumes, through another one, by name and by the beginning of the id", async () => {
    await using plain = await makeContainer("power-plain", {}, { Binds: [`${plainVolume}:/data`] });
    await using strong = await makeContainer("power-strong", {}, { CapAdd: ["ALL"] });
    await using between = await makeContainer("power-between", {}, { VolumesFrom: [strong.name] });
    expect(await judged({ VolumesFrom: [plain.name] })).toEqual([]);
    expect(await judged({ VolumesFrom: [`${plain.id.slice(0, 12)}:ro`] })).toEqual([]);
    expect(await judged({ VolumesFrom: [strong.name] })).toEqual(["volumes-from"]);
    expect(await judged({ VolumesFrom: [`${between.id.slice(0, 12)}:ro`] })).toEqual(["volumes-from"]);
  });

  test("one that is gone: what was taken from it lives on", async () => {
    const other = await makeContainer("power-gone");
    await using container = await makeContainer("power-left", {}, { PidMode: `container:${other.id}` });
    await other[Symbol.asyncDispose]();
    expect(await kindsOf(container.id)).toEqual(["namespace"]);
  });
});

function volumeMount(name: string): Record<string, unknown> {
  return { Mounts: [{ Type: "volume", Source: name, Target: "/host" }] };
}
