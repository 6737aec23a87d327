import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { runFormat } from "#lib/docker/format/format.ts";
import type { JsonValue } from "#lib/docker/format/json-value.ts";
import { dockerCli } from "../../../scripts/test-engine/docker-cli.ts";
import { engineCall, makeContainer, removeContainer } from "../../testing/engine-api.ts";

const name = `format-${process.pid}`;
const home = mkdtempSync(join(tmpdir(), "quayside-format-"));
const docker = dockerCli(process.env.QUAYSIDE_TEST_ENGINE ?? "", home);
let id = "";
let document: JsonValue = null;
beforeAll(async () => {
  id = await makeContainer(name, {
    Cmd: ["sh", "-c", "sleep 1000"],
    Env: ["A=1", "B=two words"],
    Labels: { "com.example.name": "a value", plain: "x" },
    HostConfig: {
      NetworkMode: "none",
      Memory: 268_435_456,
      Tmpfs: { "/scratch": "size=1m" },
      Ulimits: [{ Name: "nofile", Soft: 100, Hard: 200 }],
    },
  });
  document = (await engineCall("GET", `/containers/${id}/json`)).body as JsonValue;
});
afterAll(async () => {
  await removeContainer(id);
  rmSync(home, { recursive: true, force: true });
});

test.each([
  "{{.Name}} {{.State.Status}} {{.State.Running}} {{.State.ExitCode}}",
  "{{.HostConfig.Memory}} {{.HostConfig.NetworkMode}} {{.HostConfig.RestartPolicy.Name}}",
  "{{json .State}}",
  "{{json .Config.Labels}} {{.Config.Labels | json}}",
  "{{.Config.Labels}}",
  '{{index .Config.Labels "com.example.name"}} {{index .Config.Labels "none"}}|{{.Config.Labels.plain}}',
  "{{.Config.Labels.none}}",
  "{{.Config.Cmd}} {{len .Config.Cmd}} {{index .Config.Env 1}}",
  "{{range .Config.Env}}[{{.}}]{{end}}",
  "{{range $i, $e := .Config.Env}}{{if $i}}, {{end}}{{$e}}{{end}}",
  "{{range $k, $v := .NetworkSettings.Networks}}{{$k}}={{$v.IPAddress}};{{end}}",
  "{{range .Mounts}}x{{else}}no mounts{{end}}",
  '{{range $k, $v := .HostConfig.Tmpfs}}{{printf "%s -> %q" $k $v}}{{end}}',
  "{{range .HostConfig.Ulimits}}{{.Name}} {{.Soft}}:{{.Hard}}{{end}}",
  '{{join .Config.Cmd "/"}} {{upper .Name}} {{title "ab cd"}} {{lower "ÄB"}}',
  '{{split .Name "-"}} {{truncate .Id 12}} {{pad .Name 2 3}}|',
  '{{printf "%-20s|%8v|%v|%.4s" .Name .HostConfig.Memory .State.Running .Id}}',
  "{{.HostConfig.Binds}} {{.HostConfig.CapAdd}} {{.Config.Entrypoint}} {{.NetworkSettings.Networks.none.DriverOpts}}",
  "{{if and .HostConfig.Binds true}}has{{else}}none{{end}} {{range .HostConfig.Dns}}x{{end}}",
  '{{if or .HostConfig.Binds "other"}}{{or .HostConfig.Binds "other"}}{{end}}',
  "{{if .State.Health}}checked{{else}}not checked{{end}} {{.State.Health}}",
  "{{with .State}}{{.Status}}/{{$.Name}}{{end}}",
  '{{if eq .State.Status "created" "running"}}yes{{else}}no{{end}}',
  "{{if and .State.Running (gt .State.ExitCode 0)}}a{{else if not .State.Running}}b{{end}}",
  "{{ .Name -}}   tail {{- /* nothing */ -}}  end",
  "{{.Config.Healthcheck}} {{len .Name}} {{println .Name .Driver}}",
  "{{$a := .Driver}}{{if true}}{{$a = .Platform}}{{end}}{{$a}}",
])("%s is what docker inspect --format writes", async (format) => {
  expect(runFormat(format, document).trimEnd()).toBe(
    (await docker(["inspect", "--format", format, name])).trimEnd(),
  );
});

test.each([
  "{{.Nothing}}",
  "{{.Name",
  "{{nonsense}}",
  "{{.Name .Id}}",
  "{{end}}",
  "{{range .Name}}{{end}}",
  "{{index .Config.Cmd 9}}",
])("%s is refused by both", async (format) => {
  expect(() => runFormat(format, document)).toThrow();
  await expect(docker(["inspect", "--format", format, name])).rejects.toThrow();
});
