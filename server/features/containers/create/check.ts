import type { z } from "zod";
import type { containerCreation } from "#lib/contracts/container-create.ts";
import { bareName, isContainerRef, isNetworkRef } from "#lib/docker/names.ts";
import { type SpecProblem, specProblem } from "#lib/docker/run/spec-problem.ts";
import { arePortsClashing } from "#lib/docker/run/validate/ports.ts";
import { isCodedError } from "#lib/errors/coded-error.ts";
import type { ContainerSummary } from "../../../engine/types/container.ts";
import type { ScopedEngine } from "../../../http/call.ts";

type Asked = z.output<typeof containerCreation.check.input>;

const parts = (text: string): string[] => (text === "" ? [] : text.split(","));

/** What the engine has, or has not, that stands against a new container. */
export const checkOnEngine = async (engine: ScopedEngine, asked: Asked): Promise<SpecProblem[]> => {
  const [rows, info] = await Promise.all([engine.client.listContainers(), engine.client.info()]);
  const problems = [
    ...nameProblems(rows, asked.name),
    ...portProblems(rows, parts(asked.ports)),
    ...(await imageProblems(engine, asked.image)),
    ...(await networkProblems(engine, parts(asked.networks))),
    ...containerProblems(rows, parts(asked.joins)),
  ];
  if (asked.runtime !== "" && !isKnownRuntime(info.Runtimes, asked.runtime))
    problems.push(specProblem("runtime", "runtime_missing", { value: asked.runtime }));
  // Engines find GPUs by a hook of NVIDIA's, which comes with a runtime of its name.
  if (asked.gpus && !info.Runtimes.some((name) => /nvidia|amd|gpu/i.test(name)))
    problems.push(specProblem("deviceRequests", "no_gpu"));
  return problems;
};

const isKnownRuntime = (known: readonly string[], name: string): boolean =>
  known.includes(name) || name.startsWith("io.containerd.") || name.startsWith("/");

const namesOf = (row: ContainerSummary): string[] => row.Names.map(bareName);

const nameProblems = (rows: readonly ContainerSummary[], name: string): SpecProblem[] =>
  name !== "" && rows.some((row) => namesOf(row).includes(name))
    ? [specProblem("name", "name_taken", { value: name })]
    : [];

function portProblems(rows: readonly ContainerSummary[], asked: readonly string[]): SpecProblem[] {
  const taken = rows.flatMap((row) =>
    row.Ports.flatMap(({ IP, PublicPort, Type }) =>
      PublicPort
        ? [{ ip: IP, port: PublicPort, protocol: Type, by: namesOf(row)[0] ?? row.Id.slice(0, 12) }]
        : [],
    ),
  );
  return asked.flatMap((text) => {
    const [index = "0", ip = "", port = "0", protocol = "tcp"] = text.split("|");
    const clash = taken.find((one) => arePortsClashing(one, { ip, port: Number(port), protocol }));
    if (!clash) return [];
    return [
      specProblem(`publish.${index}.hostPort`, "port_taken", { value: `${port}/${protocol}`, by: clash.by }),
    ];
  });
}

const isThere = async (answer: Promise<unknown>): Promise<boolean> => {
  try {
    await answer;
    return true;
  } catch (error) {
    if (isCodedError(error) && (error.code === "not_found" || error.code === "invalid_input")) return false;
    throw error;
  }
};

const imageProblems = async (engine: ScopedEngine, image: string): Promise<SpecProblem[]> =>
  image === "" || (await isThere(engine.client.inspectImage(image)))
    ? []
    : [specProblem("image", "image_missing", { value: image })];

const mostNetworks = 20;

const networkProblems = async (engine: ScopedEngine, names: readonly string[]): Promise<SpecProblem[]> => {
  const checked = names.slice(0, mostNetworks).map(async (name, index) => {
    const isFine = name === "" || (isNetworkRef(name) && (await isThere(engine.client.inspectNetwork(name))));
    return isFine ? [] : [specProblem(`networks.${index}.name`, "network_missing", { value: name })];
  });
  return (await Promise.all(checked)).flat();
};

function containerProblems(rows: readonly ContainerSummary[], asked: readonly string[]): SpecProblem[] {
  return asked.flatMap((text) => {
    const [field = "", name = ""] = text.split("|");
    const isFound =
      isContainerRef(name) && rows.some((row) => namesOf(row).includes(name) || row.Id.startsWith(name));
    return isFound ? [] : [specProblem(field, "container_missing", { value: name })];
  });
}
