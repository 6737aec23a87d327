import { describe, expect, test } from "vitest";
import { runFormat } from "./format.ts";
import { FormatError } from "./format-error.ts";

const document = {
  Id: "abc",
  Name: "/web",
  State: { Running: true, ExitCode: 0, Error: "" },
  Config: { Labels: { "com.example": "a b", plain: "x" }, Cmd: ["sh", "-c", "true"], Env: null },
  Mounts: [
    { Source: "/a", Destination: "/b" },
    { Source: "/c", Destination: "/d" },
  ],
  NetworkSettings: { Networks: { two: { IPAddress: "10.0.0.2" }, one: { IPAddress: "10.0.0.1" } } },
};

test.each([
  ["plain text", "plain text"],
  ["{{.Name}}", "/web"],
  ["{{ .State.Running }} {{.State.ExitCode}}", "true 0"],
  ["{{json .State}}", '{"Running":true,"ExitCode":0,"Error":""}'],
  ["{{.State | json}}", '{"Running":true,"ExitCode":0,"Error":""}'],
  ['{{index .Config.Labels "com.example"}}', "a b"],
  ["{{.Config.Labels.plain}}/{{.Config.Labels.none}}", "x/<no value>"],
  ["{{.Config.Labels}}", "map[com.example:a b plain:x]"],
  ["{{.Config.Cmd}} {{len .Config.Cmd}} {{index .Config.Cmd 1}}", "[sh -c true] 3 -c"],
  ["{{range .Mounts}}{{.Source}}:{{.Destination}} {{end}}", "/a:/b /c:/d "],
  ["{{range $i, $m := .Mounts}}{{$i}}={{$m.Source}};{{end}}", "0=/a;1=/c;"],
  [
    "{{range $name, $n := .NetworkSettings.Networks}}{{$name}} {{$n.IPAddress}},{{end}}",
    "one 10.0.0.1,two 10.0.0.2,",
  ],
  ["{{range .Config.Env}}x{{else}}none{{end}}", "none"],
  ["{{if .State.Error}}bad{{else if .State.Running}}up{{else}}down{{end}}", "up"],
  ["{{.Config.Env}} {{if and .Config.Env true}}a{{else}}b{{end}} {{len .Config.Env}}", "[] b 0"],
  ["{{if .State.Health}}a{{else}}b{{end}} {{.State.Health}}", "b <nil>"],
  ["{{with .State}}{{.ExitCode}}{{end}}{{with .State.Error}}x{{end}}", "0"],
  ["{{with $n := .Name}}{{$n}}{{$.Id}}{{end}}", "/webabc"],
  ['{{join .Config.Cmd "+"}} {{upper .Name}} {{title "ab cd"}}', "sh+-c+true /WEB Ab Cd"],
  ['{{pad .Id 1 2}}|{{truncate .Name 2}}|{{split .Name "/"}}', " abc  |/w|[ web]"],
  [
    '{{printf "%-5s|%5s|%03d|%q|%.1f|%v" .Id .Id 7 .Id 1.25 .Config.Cmd}}',
    'abc  |  abc|007|"abc"|1.3|[sh -c true]',
  ],
  ["{{if and .State.Running (eq .State.ExitCode 0)}}ok{{end}}", "ok"],
  ["{{if or (gt .State.ExitCode 1) (not .State.Running)}}x{{else}}y{{end}}", "y"],
  ["a  {{- /* nothing */ -}}  b {{- 3 }}", "ab3"],
  ["{{(index .Mounts 1).Source}}", "/c"],
  ["{{$x := .Id}}{{if true}}{{$x = .Name}}{{end}}{{$x}}", "/web"],
  ['{{"}}"}}', "}}"],
  ['{{len "aé容😀"}}', "10"],
  ["{{println .Id .Name}}", "abc /web\n"],
])("%s", (format, expected) => {
  expect(runFormat(format, document)).toBe(expected);
});

describe("what is wrong is named", () => {
  test.each([
    ["{{.Nothing}}", "no_entry", "Nothing"],
    ["{{.State.Running.More}}", "no_entry", "More"],
    ["{{.Name", "unclosed", "{{.Name"],
    ["{{if .Name}}x", "unclosed", "{{if}}"],
    ["{{end}}", "unexpected", "end"],
    ["{{}}", "unexpected", "{{}}"],
    ["{{.Name .Id}}", "unexpected", "Id"],
    ["{{nonsense .Id}}", "unknown_function", "nonsense"],
    ["{{$x}}", "unknown_variable", "$x"],
    ["{{range .Name}}{{end}}", "not_a_list", ".Name"],
    ["{{upper 3}}", "bad_arguments", "upper"],
    ["{{index .Mounts 2}}", "bad_arguments", "index"],
    ['{{template "x"}}', "not_supported", "template"],
    ["{{.Id#}}", "unexpected", "#"],
  ])("%s", (format, code, value) => {
    let error: unknown;
    try {
      runFormat(format, document);
    } catch (thrown) {
      error = thrown;
    }
    expect(error).toBeInstanceOf(FormatError);
    expect(error).toMatchObject({ code, value });
  });
});

test("a format that does far too much, or that reads badly, ends all the same", () => {
  const many = { list: Array.from({ length: 2_000 }, (_, index) => index) };
  const nested = "{{range $.list}}{{range $.list}}x{{end}}{{end}}";
  expect(() => runFormat(nested, many)).toThrow("too_much");
  expect(() => runFormat(`{{${'"'.repeat(1_901)}`, {})).toThrow(FormatError);
  expect(() => runFormat("{{range $.list}}{{range $.list}}{{end}}{{end}}", many)).toThrow("too_much");
  const doubling = `{{$x := "abcd"}}${'{{$x = printf "%s%s" $x $x}}'.repeat(40)}`;
  expect(() => runFormat(doubling, {})).toThrow("too_much");
  expect(() => runFormat("x".repeat(3_000), {})).toThrow("too_much");
  expect(() => runFormat(`{{${"(".repeat(1_900)}`, {})).toThrow(FormatError);
});
