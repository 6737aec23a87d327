import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formatRunLine, lineLosses } from "./format-line.ts";
import { parseRunLine } from "./parse-line.ts";
import { emptySpec } from "./spec/empty.ts";

const problemsOf = (line: string) =>
  parseRunLine(line).problems.map(({ code, flag, value }) => [code, flag, value].filter(Boolean).join(" "));

describe("where a line begins", () => {
  test.each([
    "docker run nginx",
    "$ docker run nginx",
    "# docker run nginx",
    "  # sudo -u root docker run nginx",
    "root@host:~# docker run nginx",
    "me@host:/srv/app$ docker run nginx",
    "docker run \\\n> nginx",
    "docker\trun\u00a0nginx\r\n",
    "sudo A=1 docker container run nginx # web",
    "sudo docker run nginx",
    "sudo -E docker container run nginx",
    "DOCKER_BUILDKIT=1 docker run nginx",
    "/usr/bin/docker run nginx",
    "\n\n  docker run nginx  \n",
    "# a comment\ndocker run nginx",
    "docker run \\\n nginx",
    "docker run \\\r\n nginx",
  ])("%j", (line) => {
    const { spec, verb, problems } = parseRunLine(line);
    expect({ image: spec.image, verb, problems }).toEqual({ image: "nginx", verb: "run", problems: [] });
  });

  test.each([
    ["", "not_docker_run"],
    ["nginx", "not_docker_run nginx"],
    ["docker ps", "not_docker_run ps"],
    ["docker run", "missing_image"],
    ["docker run -p", "missing_value -p"],
  ])("%j is %s", (line, problem) => expect(problemsOf(line)).toContain(problem));

  test("create has no --detach, and run attaches where it is not given", () => {
    expect(problemsOf("docker create -d nginx")).toEqual(["unknown_flag -d"]);
    expect(parseRunLine("docker run nginx").spec.detach).toBe(false);
    expect(parseRunLine("docker run -d nginx").spec).toEqual(emptySpec("nginx"));
  });
});

describe("what cannot be read is named, with its place, and the rest is read", () => {
  test.each([
    ["docker run --nonsense x nginx", "unknown_flag --nonsense"],
    ["docker run -p 80-82:90-91 nginx", "bad_value -p 80-82:90-91"],
    ["docker run --env-file .env nginx", "file_elsewhere --env-file .env"],
    [
      "docker run --security-opt seccomp=profile.json nginx",
      "file_elsewhere --security-opt seccomp=profile.json",
    ],
    ["docker run -v ./data:/data nginx", "relative_path -v ./data:/data"],
    ["docker run --cpu-count 2 nginx", "windows_only --cpu-count 2"],
    ["docker run --kernel-memory 5m nginx", "without_effect --kernel-memory 5m"],
    ["docker -H tcp://x run nginx", "client_only -H"],
    ["docker run -v $HOME:/x nginx", "shell_expansion $HOME"],
    ['docker run -v "$(pwd)":/x nginx', 'shell_expansion "$(pwd)"'],
    ["docker run nginx | tee x", "shell_operator |"],
    ["docker run 'nginx", "unclosed_quote 'nginx"],
    ["docker run --rm --restart always nginx", "conflict --restart"],
  ])("%s", (line, problem) => {
    expect(problemsOf(line)).toContain(problem);
    if (!line.includes("'nginx")) expect(parseRunLine(line).spec.image).toMatch(/nginx|x/);
  });

  test("the place is that of the flag and its value", () => {
    const line = "docker run -e A=1 --memory lots nginx";
    const [problem] = parseRunLine(line).problems;
    expect(line.slice(problem?.start, problem?.end)).toBe("--memory lots");
    expect(problem).toMatchObject({ code: "bad_value", isError: true, expected: "512m" });
  });

  test("no text makes it fail", () => {
    const flagged = fc.array(
      fc.constantFrom(
        "-p",
        "--mount",
        "-it",
        "--network",
        "'",
        '"',
        "\\",
        "$",
        "=",
        ":",
        ",",
        " ",
        "\n",
        "x",
        "80",
      ),
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          flagged.map((parts) => `docker run ${parts.join("")} nginx`),
        ),
        (text) => {
          for (const { start, end } of parseRunLine(text).problems) {
            expect(start).toBeGreaterThanOrEqual(0);
            expect(end).toBeLessThanOrEqual(text.length);
          }
        },
      ),
    );
  });
});

test("a line is written in one way, quoted for a shell", () => {
  const line =
    "docker run --tty --interactive --publish=8083:80 --env 'A=b c' --memory=0.5g nginx sh -c 'echo $HOME'";
  expect(formatRunLine(parseRunLine(line).spec)).toBe(
    "docker run -i -t -e 'A=b c' -p 8083:80 -m 512m nginx sh -c 'echo $HOME'",
  );
});

test("what a line cannot say is named", () => {
  const spec = { ...emptySpec("nginx"), entrypoint: ["a", "b"] };
  expect(lineLosses(spec)).toEqual(["entrypoint"]);
  expect(formatRunLine(spec)).toBe("docker run -d --entrypoint a nginx b");
});
