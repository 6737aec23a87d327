import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import type { AuditEntry } from "#lib/contracts/audit.ts";
import type { Role } from "#lib/contracts/permissions.ts";
import { parseRunLine } from "#lib/docker/run/parse-line.ts";
import { emptySpec } from "#lib/docker/run/spec/empty.ts";
import type { ContainerSpec } from "#lib/docker/run/spec.ts";
import { engineCall, makeContainer, removeContainer } from "../../../testing/engine-api.ts";
import { startTestPanel, type TestPanel } from "../../../testing/test-panel.ts";

let panel: TestPanel;
let name = "";
const made: string[] = [];
beforeAll(async () => {
  panel = await startTestPanel(process.env.QUAYSIDE_TEST_ENGINE as string);
});
afterAll(() => panel.close());
afterEach(async () => {
  await Promise.all(made.splice(0).map(removeContainer));
});

const image = "quayside/busybox:1";
const base = "/api/environments/local/containers";
const fresh = () => {
  name = `create-${randomUUID().slice(0, 10)}`;
  made.push(name);
  return name;
};
const specOf = (line: string): ContainerSpec => ({
  ...parseRunLine(`docker run -d ${line}`).spec,
  name: fresh(),
});
type Created = { id: string; name: string; startError: string | null; error?: Record<string, unknown> };

const post = async (path: string, as: Role, body: object) => {
  const { status, body: answer } = await panel.request(`${base}${path}`, { method: "POST", as, body });
  return { status, body: answer as Created };
};
const create = (spec: ContainerSpec, more: object = {}, as: Role = "deployer") =>
  post("", as, { spec, ...more });
const inspect = async (ref: string) =>
  (await engineCall("GET", `/containers/${ref}/json`)).body as {
    Id: string;
    State: { Running: boolean };
    Config: { Env: string[]; Image: string };
    HostConfig: Record<string, unknown>;
  };
const auditText = async (): Promise<string> => {
  const { body } = await panel.request("/api/audit?limit=200", { as: "admin" });
  return JSON.stringify((body as { items: AuditEntry[] }).items);
};

describe("create", () => {
  test("makes, starts and names a container, and tells no value of a variable to the audit log", async () => {
    const spec = specOf(`-e TOKEN=hunter2 -l a=b -p 127.0.0.1::80 ${image} sleep 60`);
    const { status, body } = await create(spec, { start: true });
    expect([status, body]).toMatchObject([200, { name, startError: null }]);
    expect(await inspect(name)).toMatchObject({ Id: body.id, State: { Running: true } });
    const text = await auditText();
    expect(text).toContain(body.id);
    expect(text).not.toContain("hunter2");
  });

  test.each(["viewer", "operator"] as const)("is closed to a %s", async (as) => {
    expect((await create(specOf(image), {}, as)).status).toBe(403);
  });

  test("says what is wrong by field, and asks the engine for nothing", async () => {
    const { status, body } = await create(specOf(`-m 1m -p 80-81:80-82 --rm ${image}`));
    expect(status).toBe(400);
    const issues = (body.error?.issues ?? []) as { path: string }[];
    const paths = issues.map(({ path }) => path);
    expect(paths).toContain("spec.memory");
  });

  test("without its image is image_missing, with the name taken conflict", async () => {
    const missing = await create(specOf("quayside/surely-not-there:1"));
    expect([missing.status, missing.body.error?.code]).toEqual([404, "image_missing"]);
    const spec = specOf(image);
    expect((await create(spec)).status).toBe(200);
    expect((await create(spec)).body.error).toMatchObject({ code: "conflict" });
  });

  test("takes no field that it does not know, in no spelling", async () => {
    const spec = { ...specOf(image), Privileged: true, hostconfig: { binds: ["/:/m"] } };
    expect((await create(spec as unknown as ContainerSpec)).status).toBe(400);
  });
});

test("check names what the engine has against it", async () => {
  const taken = fresh();
  await makeContainer(taken, {
    start: true,
    ExposedPorts: { "80/tcp": {} },
    HostConfig: { PortBindings: { "80/tcp": [{ HostPort: "48123" }] } },
  });
  const search = new URLSearchParams({
    ...{
      name: taken,
      image: "quayside/surely-not-there:1",
      ports: "0||48123|tcp",
      networks: "surely-not-there",
    },
    ...{ joins: "links.0|surely-not-there", runtime: "surely-not-there", gpus: "false" },
  });
  const { body } = await panel.request(`/api/environments/local/container-check?${search}`, {
    as: "deployer",
  });
  const codes = (body as { problems: { code: string }[] }).problems.map(({ code }) => code);
  expect(codes).toEqual([
    ...[
      "name_taken",
      "port_taken",
      "image_missing",
      "network_missing",
      "container_missing",
      "runtime_missing",
    ],
  ]);
});

describe("rename and update", () => {
  test("rename, and conflict where the name is taken", async () => {
    const id = await makeContainer(fresh());
    const other = name;
    const second = await makeContainer(fresh());
    expect((await post(`/${second}/rename`, "deployer", { name: other })).body.error?.code).toBe("conflict");
    const next = fresh();
    expect((await post(`/${id}/rename`, "deployer", { name: next })).body).toEqual({ id });
    expect((await inspect(next)).Id).toBe(id);
    expect((await post(`/${id}/rename`, "operator", { name: "no" })).status).toBe(403);
  });

  test("limits and restart policy, while it runs; others only by an admin", async () => {
    const id = await makeContainer(fresh(), { start: true });
    const limits = {
      memory: 64 * 2 ** 20,
      nanoCpus: 5e8,
      pidsLimit: 50,
      restart: { policy: "always", maximumRetries: 0 },
    };
    expect((await post(`/${id}/update`, "deployer", limits)).status).toBe(200);
    expect((await inspect(id)).HostConfig).toMatchObject({
      ...{ Memory: 64 * 2 ** 20, NanoCpus: 5e8, PidsLimit: 50, RestartPolicy: { Name: "always" } },
    });
    expect((await post(`/${id}/update`, "deployer", { cpuShares: 5_000 })).body.error?.code).toBe(
      "host_power_required",
    );
    expect((await post(`/${id}/update`, "admin", { cpuShares: 512 })).status).toBe(200);
    expect((await post(`/${id}/update`, "operator", { memory: 64 * 2 ** 20 })).status).toBe(403);
  });
});

describe("recreate", () => {
  test("as it is, by a deployer; its spec is told to who may inspect", async () => {
    const { body: first } = await create(specOf(`-e A=1 -v /unnamed ${image} sleep 60`), { start: true });
    const spec = await panel.request(`${base}/${first.id}/spec`, { as: "deployer" });
    expect(spec.body).toMatchObject({ spec: { image, env: [{ name: "A", value: "1" }] }, hostPower: [] });
    const again = await post(`/${name}/recreate`, "deployer", {});
    expect(again).toMatchObject({ status: 200, body: { name } });
    expect(await inspect(name)).toMatchObject({ Id: again.body.id, State: { Running: true } });
    expect(again.body.id).not.toBe(first.id);
  });

  test("into what cannot start: the old one is back, running, with its name", async () => {
    const { body: first } = await create(specOf(`${image} sleep 60`), { start: true });
    const spec = { ...emptySpec(image), name, command: ["/surely/not/there"] };
    const failed = await post(`/${name}/recreate`, "deployer", { spec });
    expect(failed.status).toBeGreaterThanOrEqual(400);
    expect(await inspect(name)).toMatchObject({ Id: first.id, State: { Running: true } });
    const rows = (await engineCall("GET", "/containers/json?all=1")).body as { Names: string[] }[];
    expect(rows.filter(({ Names }) => Names[0]?.startsWith(`/${name}`))).toHaveLength(1);
  });

  test("of one on the default network and another, with an alias and an address of its own", async () => {
    const network = `recreate-net-${randomUUID().slice(0, 8)}`;
    const IPAM = { Config: [{ Subnet: "172.31.78.0/24" }] };
    await engineCall("POST", "/networks/create", { Name: network, IPAM });
    try {
      const id = await makeContainer(fresh(), { start: true });
      const EndpointConfig = { Aliases: ["web"], IPAMConfig: { IPv4Address: "172.31.78.9" } };
      await engineCall("POST", `/networks/${network}/connect`, { Container: id, EndpointConfig });
      expect((await post(`/${name}/recreate`, "deployer", {})).status).toBe(200);
      const { NetworkSettings } = (await inspect(name)) as unknown as {
        NetworkSettings: { Networks: Record<string, { Aliases: string[] | null; IPAddress: string }> };
      };
      expect(Object.keys(NetworkSettings.Networks).toSorted()).toEqual(["bridge", network].toSorted());
      expect(NetworkSettings.Networks[network]).toMatchObject({ Aliases: ["web"], IPAddress: "172.31.78.9" });
    } finally {
      await Promise.all(made.splice(0).map(removeContainer));
      await engineCall("DELETE", `/networks/${network}`);
    }
  });

  test("of one with --rm is refused: it could not be put back", async () => {
    const { body: first } = await create(specOf(`--rm ${image} sleep 60`), { start: true });
    expect((await post(`/${first.id}/recreate`, "deployer", {})).body.error?.code).toBe("conflict");
    expect((await inspect(first.id)).State.Running).toBe(true);
  });

  test("with host power is refused to a deployer", async () => {
    const id = await makeContainer(fresh(), { HostConfig: { Privileged: true } });
    expect((await post(`/${id}/recreate`, "deployer", {})).body.error?.code).toBe("host_power_required");
  });
});
