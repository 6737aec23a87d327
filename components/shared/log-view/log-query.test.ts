import { expect, test } from "vitest";
import { pickParameters, withParameters } from "#components/shared/url-state/url-parameters.ts";
import { type LogQuery, queryParameters, readLogQuery, writeLogQuery } from "./log-query.ts";

const at = "1790000000000000000";
const addressOf = (query: LogQuery) => {
  const changes = new URLSearchParams(writeLogQuery(query)).toString();
  return withParameters("?tab=logs", queryParameters, pickParameters(changes, queryParameters));
};

test("an address says what is searched for, and is read back as that", () => {
  const query = {
    ...{ text: "a&b=ü ?", exactCase: true, regex: true, inverse: true, source: "stderr" as const },
    ...{ levels: "warn,error", since: at, until: at },
  };
  expect(readLogQuery(addressOf(query))).toEqual(query);
  expect(addressOf(query)).toContain("tab=logs");
});

test("nothing is said of what is not set", () => {
  expect(addressOf(readLogQuery(""))).toBe("?tab=logs");
});

test("what cannot be is left out", () => {
  const query = readLogQuery(`q=${"x".repeat(900)}&stream=tty&levels=loud,warn&since=yesterday&until=5`);
  expect(query).toEqual({
    ...{ text: "x".repeat(500), exactCase: false, regex: false, inverse: false, source: undefined },
    ...{ levels: "warn", since: undefined, until: undefined },
  });
});
