import { type LineProblem, lineProblem } from "./problem.ts";
import type { Word } from "./shell-words.ts";

const withValue: ReadonlySet<string> = new Set([
  "-H",
  "--host",
  "-c",
  "--context",
  "-l",
  "--log-level",
  "--config",
]);
/** `$`, `#`, or what ends so: `root@host:~#`. */
const prompt = /^(?:[$%#>]|\S*[@:]\S*[$%#>])$/;

/**
 * Finds `docker run`, `docker create` and their long forms at the beginning, past a prompt, `sudo`, variables set for
 * the command, and options of `docker` itself, which say where and how to run it and are left out.
 */
export function commandPlace(words: Word[]): {
  verb: "run" | "create";
  rest: Word[];
  problems: LineProblem[];
} {
  const problems: LineProblem[] = [];
  let at = skipBefore(words);
  if (!/^(?:.*\/)?docker(?:\.exe)?$/.test(words[at]?.text ?? "")) return notDocker(words, at);
  at += 1;
  while (words[at]?.text.startsWith("-")) {
    const word = words[at] as Word;
    problems.push(lineProblem("client_only", word, { flag: word.text }));
    at += withValue.has(word.text) ? 2 : 1;
  }
  if (words[at]?.text === "container") at += 1;
  const verb = words[at]?.text;
  if (verb !== "run" && verb !== "create") return notDocker(words, at);
  return { verb, rest: words.slice(at + 1), problems };
}

function skipBefore(words: Word[]): number {
  let at = prompt.test(words[0]?.text ?? "") ? 1 : 0;
  while (/^\w+=/.test(words[at]?.text ?? "")) at += 1;
  if (words[at]?.text === "sudo") {
    at += 1;
    while (/^-|^\w+=/.test(words[at]?.text ?? ""))
      at += /^-[ugpCDRThUrt]$/.test(words[at]?.text ?? "") ? 2 : 1;
  }
  return at;
}

function notDocker(words: Word[], at: number) {
  const place = words[at] ?? words.at(-1) ?? { start: 0, end: 0 };
  const problem = lineProblem("not_docker_run", place, {
    value: words[at]?.text ?? "",
    expected: "docker run",
  });
  return { verb: "run" as const, rest: [], problems: [problem] };
}
