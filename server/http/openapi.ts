import { z } from "zod";
import { createDocument } from "zod-openapi";
import { type Contract, isAddressed, pathParameters } from "#lib/contracts/contract.ts";
import { errorBody } from "#lib/errors/error-body.ts";
import { errorsByStatus } from "./route-errors.ts";

export type ApiDescription = {
  contracts: Record<string, Record<string, Contract>>;
  version: string;
  /** The session's cookie, which differs from one installation to the next. */
  cookieName: string;
};

/** The OpenAPI 3.1 document of the whole API, from the contracts alone. */
export const openApiDocument = ({ contracts, version, cookieName }: ApiDescription) => {
  const paths: Record<string, Record<string, object>> = {};
  for (const [noun, verbs] of Object.entries(contracts)) {
    for (const [verb, contract] of Object.entries(verbs)) {
      const path = `/api${contract.path}`;
      paths[path] = { ...paths[path], [contract.method.toLowerCase()]: operation(noun, verb, contract) };
    }
  }
  return createDocument({
    openapi: "3.1.1",
    info: {
      title: "Quayside",
      version,
      description: "Everything the console does. Reads are GET; an act needs the right named with it.",
    },
    paths,
    components: {
      securitySchemes: { session: { type: "apiKey", in: "cookie", name: cookieName } },
    },
  });
};

const operation = (noun: string, verb: string, contract: Contract) => {
  const inPath = pathParameters(contract.path);
  const path = pick(contract, (name) => inPath.includes(name));
  const rest = pick(contract, (name) => !inPath.includes(name));
  const hasRest = Object.keys(rest.shape).length > 0;
  const bodyless = isAddressed(contract);
  return {
    operationId: `${noun}.${verb}`,
    tags: [noun],
    summary: contract.summary,
    "x-access": contract.access,
    ...(contract.type === "command" ? { "x-audit": contract.audit } : {}),
    security: contract.access === "public" ? [] : [{ session: [] }],
    requestParams: { path, ...(hasRest && bodyless ? { query: rest } : {}) },
    ...uploadOf(contract),
    ...(hasRest && !bodyless ? { requestBody: { content: { "application/json": { schema: rest } } } } : {}),
    responses: {
      "200": { description: "Done", content: contentOf(contract) },
      ...failures(contract),
    },
  };
};

const bytes = z.string().meta({ format: "binary" });

const uploadOf = (contract: Contract) =>
  contract.type === "command" && contract.uploads
    ? { requestBody: { required: true, content: { [contract.uploads]: { schema: bytes } } } }
    : {};

const contentOf = (contract: Contract) => {
  if (contract.type === "query" && contract.downloads) {
    return Object.fromEntries(contract.downloads.map((type) => [type, { schema: bytes }]));
  }
  const types = (contract.type === "query" && contract.streams) || ["application/json"];
  return Object.fromEntries(types.map((type) => [type, { schema: contract.output }]));
};

const pick = (contract: Contract, wanted: (name: string) => boolean): z.ZodObject =>
  z.strictObject(Object.fromEntries(Object.entries(contract.input.shape).filter(([name]) => wanted(name))));

/** From the very map by which errors are answered. */
const failures = (contract: Contract) => {
  const content = { "application/json": { schema: z.strictObject({ error: errorBody }) } };
  return Object.fromEntries(
    errorsByStatus(contract).map(([status, codes]) => [
      String(status),
      { description: codes.join(", "), content },
    ]),
  );
};
