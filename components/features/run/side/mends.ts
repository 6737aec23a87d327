import { followSpec } from "#lib/docker/run/follow.ts";
import { isUserDefined, plainNetwork } from "#lib/docker/run/spec/network.ts";
import type { ContainerSpec } from "#lib/docker/run/spec.ts";
import type { SpecProblem } from "#lib/docker/run/spec-problem.ts";

export type Mend = { readonly to: string; readonly spec: ContainerSpec };

/** A network that is missing can be another one that is there: those to choose from, the likeliest first. */
export function networkMends(
  { code, field, values }: SpecProblem,
  spec: ContainerSpec,
  known: readonly string[],
): Mend[] {
  if (code !== "network_missing") return [];
  const index = Number(field.split(".")[1]);
  const missing = values.value ?? "";
  const taken = new Set(spec.networks.map(({ name }) => name));
  // An alias or an address of its own works in a network that somebody made, and in none of the engine's.
  const isFit = (name: string) => !taken.has(name) && name !== "host" && name !== "none";
  const isMade = (name: string) => (name === "bridge" ? 1 : 0);
  const byLikeness = (left: string, right: string) =>
    likeness(right, missing) - likeness(left, missing) || isMade(left) - isMade(right);
  return known
    .filter(isFit)
    .toSorted(byLikeness)
    .slice(0, mostChoices)
    .map((to) => ({
      to,
      spec: {
        ...spec,
        networks: spec.networks.map((network, at) => (at === index ? renamed(network, to) : network)),
      },
    }));
}

/** A container that is missing, as a namespace, a link or a source of volumes, can be another one that is there. */
export function containerMends(
  { code, values }: SpecProblem,
  spec: ContainerSpec,
  known: readonly string[],
): Mend[] {
  const name = values.value ?? "";
  if (code !== "container_missing" || name === "") return [];
  return known
    .filter((to) => to !== spec.name)
    .toSorted((left, right) => likeness(right, name) - likeness(left, name))
    .slice(0, mostChoices)
    .map((to) => ({ to, spec: followSpec(spec, { id: "", name }, to) }));
}

const mostChoices = 3;

const renamed = (network: ContainerSpec["networks"][number], name: string) =>
  isUserDefined(name) ? { ...network, name } : plainNetwork(name);

/** How many letters two names share at their beginning. */
const likeness = (left: string, right: string): number => {
  const differing = [...left].findIndex((letter, index) => letter !== right[index]);
  return differing === -1 ? left.length : differing;
};

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
