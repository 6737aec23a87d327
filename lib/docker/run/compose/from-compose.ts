import { parseDocument } from "yaml";
// Compose files are read in browsers too, where the plain `zod` is empty: see `lib/client/no-schemas.ts`.
import { z } from "zod/v4";
import { runFlags } from "../flags/all.ts";
import type { Draft } from "../flags/flag.ts";
import { emptySpec } from "../spec/empty.ts";
import { plainNetwork } from "../spec/network.ts";
import type { ContainerSpec } from "../spec.ts";
import { NotHere, Unreadable } from "../values/unreadable.ts";
import { composeKeys } from "./keys.ts";
import type { ComposeProblem } from "./problem.ts";
import type { ReadContext } from "./read-context.ts";
import { fromYaml, isInterpolated, unescapeDollar } from "./shape.ts";
import { specialKeys } from "./special-keys.ts";

const anything = z.record(z.string(), z.unknown());
const file = z.looseObject({ services: anything, volumes: anything.nullish(), networks: anything.nullish() });

export type ParsedCompose = { readonly spec: ContainerSpec; readonly problems: ComposeProblem[] };

/** Reads the first service of a compose file. What it cannot say of a single container is named, the rest is read. */
export function composeToSpec(yaml: string): ParsedCompose {
  const spec = emptySpec();
  const document = parseDocument(yaml, { merge: true, maxAliasCount: 100 } as object);
  const [broken] = document.errors;
  if (broken)
    return { spec, problems: [{ code: "yaml", path: "", value: broken.message.split("\n", 1)[0] ?? "" }] };
  const read = file.safeParse(document.toJS({ maxAliasCount: 100 }));
  const [first, ...others] = Object.entries(read.success ? read.data.services : {});
  if (!read.success || first === undefined)
    return { spec, problems: [{ code: "no_service", path: "", value: "" }] };
  const names = { volumes: ownNames(read.data.volumes), networks: ownNames(read.data.networks) };
  const service = anything.safeParse(first[1]);
  return {
    spec,
    problems: [
      ...others.map(([value]): ComposeProblem => ({ code: "several_services", path: "services", value })),
      ...readService(spec, service.success ? service.data : {}, names),
    ],
  };
}

/** The names that the engine knows a file's volumes or networks by. */
const ownNames =
  (part: Record<string, unknown> | null | undefined) =>
  (key: string): string => {
    const named = z.looseObject({ name: z.string() }).safeParse(part?.[key]);
    return named.success ? named.data.name : key;
  };

type Names = ReadContext["names"];

function readService(spec: ContainerSpec, service: Record<string, unknown>, names: Names): ComposeProblem[] {
  const draft: Draft = { spec, first: plainNetwork(""), noHealthcheck: false };
  const flags = new Map(runFlags.map((flag) => [flag.name, flag]));
  const plain = new Map(composeKeys.map((one) => [one.key, one]));
  return Object.entries(service).flatMap(([key, raw]) => {
    const { value, isOpen } = plainText(raw);
    const open: ComposeProblem[] = isOpen ? [{ code: "interpolation", path: key, value: shown(raw) }] : [];
    const special = Object.hasOwn(specialKeys, key) ? specialKeys[key] : undefined;
    const one = plain.get(key);
    if (special) return [...open, ...attempt(key, raw, () => special({ spec, names }, value))];
    if (!one) return [{ code: "unknown_key" as const, path: key, value: shown(raw) }];
    const values = fromYaml(one.shape, value);
    if (values === null) return [{ code: "bad_value" as const, path: key, value: shown(raw) }];
    const flag = flags.get(one.flag);
    return [
      ...open,
      ...values.flatMap((text, index) => attempt(`${key}.${index}`, text, () => flag?.read(draft, text))),
    ];
  });
}

function attempt(path: string, value: unknown, read: () => void): ComposeProblem[] {
  try {
    read();
    return [];
  } catch (error) {
    if (error instanceof Unreadable) return [{ code: "bad_value", path, value: shown(value) }];
    if (error instanceof NotHere)
      return [{ code: error.why === "file" ? "file_elsewhere" : "relative_path", path, value: shown(value) }];
    throw error;
  }
}

const shown = (value: unknown): string =>
  (typeof value === "string" ? value : (JSON.stringify(value) ?? "")).slice(0, 200);

/** Values with `$$` as `$`; whether something in them is left to compose's own variables. */
function plainText(value: unknown): { value: unknown; isOpen: boolean } {
  let isOpen = false;
  const walk = (one: unknown): unknown => {
    if (typeof one === "string") {
      isOpen ||= isInterpolated(one);
      return unescapeDollar(one);
    }
    if (Array.isArray(one)) return one.map(walk);
    if (typeof one !== "object" || one === null) return one;
    return Object.fromEntries(Object.entries(one).map(([key, inner]) => [key, walk(inner)]));
  };
  return { value: walk(value), isOpen };
}
