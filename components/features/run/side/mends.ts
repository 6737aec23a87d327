import type { ContainerSpec } from "#lib/docker/run/spec.ts";
import type { SpecProblem } from "#lib/docker/run/spec-problem.ts";

type Mend = { readonly to: string; readonly spec: ContainerSpec };

/** What one click can put right: another name, another port of the host; null where only a person knows. */
export function mendOf({ code, field, values }: SpecProblem, spec: ContainerSpec): Mend | null {
  if (code === "name_taken") {
    const name = nextName(values.value ?? spec.name);
    return { to: name, spec: { ...spec, name } };
  }
  if (code !== "port_taken" && code !== "port_twice") return null;
  const index = Number(field.split(".")[1]);
  const hostPort = nextPort(spec, index);
  if (hostPort === null) return null;
  const publish = spec.publish.map((port, at) => (at === index ? { ...port, hostPort } : port));
  return { to: hostPort, spec: { ...spec, publish } };
}

/** `web` -> `web-2` -> `web-3`. */
const nextName = (name: string): string => {
  const [, base = name, number = "1"] = /^(.*?)(?:-(\d{1,6}))?$/.exec(name) ?? [];
  return `${base}-${Number(number) + 1}`;
};

/** The next port that no other row asks for; a range is for a person to move. */
function nextPort({ publish }: ContainerSpec, index: number): string | null {
  const port = Number(publish[index]?.hostPort);
  if (!Number.isInteger(port) || port === 0) return null;
  const taken = new Set(publish.map(({ hostPort }) => hostPort));
  let next = port + 1;
  while (taken.has(String(next))) next += 1;
  return next > 65_535 ? null : String(next);
}
