import type { Contract } from "#lib/contracts/contract.ts";
import { bodyOf } from "./contract-samples.ts";

/** What stands in an address in place of an id or a name, encoded: paths, queries, controls, and what JavaScript knows. */
export const hostileTexts = [
  "x%2F..%2F..%2Fplugins",
  "..%2F..%2Fversion",
  "x%2Frename%3Fname%3Dpwned%26x%3D",
  "x%3Fforce%3D1",
  "x%23y",
  "%252e%252e%252f",
  "%00",
  "-rf",
  "*",
  "x%0d%0aInjected:%201",
  "a".repeat(300),
  "%E2%80%AE",
  "%ff",
  "__proto__",
  "%3Cimg%20src=x%20onerror=alert(1)%3E",
];

/** The same as a client sends it where there is no address. */
export const hostileStrings: readonly string[] = hostileTexts.map((text) => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
});

/** Where null is what is meant, it is not hostile. */
const nullUnless = (good: unknown): null[] => (good === null ? [] : [null]);

/** Bodies that must not pass whatever the contract, with the status that they get. */
export const hostileBodies = (contract: Contract): [what: string, body: string, status: number][] => {
  const good = bodyOf(contract) ?? {};
  const text = JSON.stringify(good);
  const more = (extra: string): string => (text === "{}" ? `{${extra}}` : `${text.slice(0, -1)},${extra}}`);
  return [
    ["no JSON", "{", 400],
    ["a list", "[]", 400],
    ["a text", '"x"', 400],
    ["null", "null", 400],
    ["a number", "1", 400],
    ["a prototype", more('"__proto__":{"role":"admin","force":true}'), 400],
    ["a constructor", more('"constructor":{"prototype":{"role":"admin"}}'), 400],
    ["engine settings", more('"HostConfig":{"Privileged":true},"hostconfig":{"Binds":["/:/m"]}'), 400],
    ["another actor", more('"userId":"1","actor":"root","as":"admin"'), 400],
    ["an environment of its own", more('"environment":"local","environment":"other"'), 400],
    ["a megabyte and more", more(`"x":"${"y".repeat(1024 * 1024)}"`), 413],
    ...Object.keys(good).flatMap((key): [string, string, number][] => [
      [`"${key}" twice`, more(`"${key}":${JSON.stringify(good[key])}`), 400],
      [`"${key}" in capitals too`, more(`"${key.toUpperCase()}":${JSON.stringify(good[key])}`), 400],
      ...[...nullUnless(good[key]), {}, [[]], 1.5, "\u0000", "x".repeat(200_000), "../../etc/passwd"].map(
        (value): [string, string, number] => [
          `"${key}" as ${JSON.stringify(value).slice(0, 20)}`,
          JSON.stringify({ ...good, [key]: value }),
          400,
        ],
      ),
    ]),
  ];
};
