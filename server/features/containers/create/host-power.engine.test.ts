import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import type { Role } from "#lib/contracts/permissions.ts";
import { parseRunLine } from "#lib/docker/run/parse-line.ts";
import type { ContainerSpec } from "#lib/docker/run/spec.ts";
import { engineCall, removeContainer } from "../../../testing/engine-api.ts";
import { startTestPanel, type TestPanel } from "../../../testing/test-panel.ts";

let panel: TestPanel;
const made: string[] = [];
beforeAll(async () => {
  panel = await startTestPanel(process.env.QUAYSIDE_TEST_ENGINE as string);
});
afterAll(() => panel.close());
afterEach(async () => {
  await Promise.all(made.splice(0).map(removeContainer));
});

const image = "quayside/busybox:1";
const specOf = (line: string): ContainerSpec => {
  const name = `power-${randomUUID().slice(0, 10)}`;
  made.push(name);
  return { ...parseRunLine(`docker run -d ${line}`).spec, name };
};
const create = async (spec: ContainerSpec, more: object = {}, as: Role = "deployer") => {
  const path = "/api/environments/local/containers";
  const { status, body } = await panel.request(path, { method: "POST", as, body: { spec, ...more } });
  return { status, body: body as { error?: { code: string } } };
};

describe("fields with the host's power", () => {
  const lines = [
    "-v /etc:/m",
    "--mount type=bind,src=/etc,dst=/m",
    "--mount type=volume,src=v1,dst=/m,volume-opt=device=/etc,volume-opt=o=bind",
    "--volumes-from x",
    "--privileged",
    "--cap-add SYS_ADMIN",
    "--device /dev/null",
    "--device-cgroup-rule 'c 1:3 mr'",
    "--gpus all",
    "--pid host",
    "--pid container:x",
    "--ipc host",
    "--uts host",
    "--userns host",
    "--cgroupns host",
    "--network host",
    "--network container:x",
    "--security-opt seccomp=unconfined",
    "--security-opt systempaths=unconfined",
    "--sysctl net.ipv4.ip_forward=1",
    "--cgroup-parent /x",
    "--runtime other",
    "--annotation a=b",
    "--storage-opt size=1G",
    "--group-add 0",
    "--oom-score-adj -500",
    "--oom-kill-disable",
    "--cpu-rt-runtime 5",
    "--device-read-bps /dev/sda:1mb",
    "--add-host x:host-gateway",
    "--link x:y",
    "--log-driver syslog",
    "--log-opt syslog-address=udp://1.2.3.4",
    "--volume-driver other",
    "--tmpfs /t:exec",
    "--dns 8.8.8.8",
    "--cpu-period 50000",
    "--cpu-quota 20000",
    "--cpuset-cpus 0",
    "--cpuset-mems 0",
    "--blkio-weight 300",
    "--memory-swappiness 5",
    "--cpu-shares 2048",
    "--shm-size 2g",
    "--ulimit nofile=2000000",
    "--ulimit memlock=-1",
    "--ulimit rtprio=10",
    "--runtime runc",
    "--log-driver none",
    "--log-opt mode=non-blocking",
  ];
  test.each(lines)("%s is refused to a deployer, and to an admin who has not confirmed it", async (line) => {
    const spec = specOf(`${line} ${image}`);
    const refused = await create(spec);
    expect([refused.status, refused.body.error?.code]).toEqual([403, "host_power_required"]);
    const unconfirmed = await create(spec, {}, "admin");
    expect([unconfirmed.status, unconfirmed.body.error?.code]).toEqual([409, "confirmation_outdated"]);
  });

  test("are made by an admin who confirmed just them", async () => {
    const spec = specOf(`--privileged -v /tmp:/m:ro ${image}`);
    const wrong = await create(spec, { hostPower: ["privileged"] }, "admin");
    expect(wrong.body.error?.code).toBe("confirmation_outdated");
    const { status } = await create(spec, { hostPower: ["privileged", "volumes=/tmp"] }, "admin");
    expect(status).toBe(200);
  });

  test("of a volume that is there already are found too", async () => {
    const volume = `power-${randomUUID().slice(0, 8)}`;
    const DriverOpts = { type: "none", o: "bind", device: "/etc" };
    await engineCall("POST", "/volumes/create", { Name: volume, DriverOpts });
    try {
      const { body } = await create(specOf(`-v ${volume}:/m ${image}`));
      expect(body.error?.code).toBe("host_power_required");
    } finally {
      await engineCall("DELETE", `/volumes/${volume}`);
    }
  });

  test.each([
    "-m 64m --memory-reservation 32m --memory-swap -1 --cpus 0.5 --pids-limit 50",
    "--cpu-shares 512 --shm-size 1g --ulimit nofile=1024:4096 --ulimit core=-1 --ulimit nproc=64",
    "--log-driver local --log-opt max-size=1m --restart on-failure:3 --cap-drop ALL",
  ])("%s are open to a deployer", async (line) => {
    expect((await create(specOf(`${line} ${image}`))).status).toBe(200);
  });
});
