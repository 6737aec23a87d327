import { createTranslator } from "next-intl";
import { describe, expect, test } from "vitest";
import { composeProblemCodes } from "#lib/docker/run/compose/problem.ts";
import { runFlags } from "#lib/docker/run/flags/all.ts";
import { flagGroups } from "#lib/docker/run/flags/flag.ts";
import { lineProblemCodes } from "#lib/docker/run/problem.ts";
import { specProblemCodes } from "#lib/docker/run/spec-problem.ts";
import { locales } from "#lib/i18n/locales.ts";
import { messages } from "#lib/i18n/messages.ts";

const sorted = (words: Iterable<string>): string[] => [...words].sort();

describe.each(locales)("%s", (locale) => {
  const { run } = messages[locale];

  test("has words for every flag, and for no other", () => {
    expect(sorted(Object.keys(run.flags))).toEqual(sorted(new Set(runFlags.map(({ name }) => name))));
  });

  test("has words for every group", () => {
    expect(Object.keys(run.groups)).toEqual([...flagGroups]);
  });

  test("has words for every problem", () => {
    expect(sorted(Object.keys(run.problems))).toEqual(sorted([...specProblemCodes, "unreadable_plain"]));
    expect(sorted(Object.keys(run.lineProblems))).toEqual(sorted(lineProblemCodes));
    expect(sorted(Object.keys(run.compose.codes))).toEqual(sorted(composeProblemCodes));
  });

  test("says every problem without a word left open", () => {
    const onError = (error: unknown) => {
      throw error;
    };
    const t = createTranslator({ locale, messages: messages[locale], namespace: "run", onError });
    const known = { value: "VALUE", expected: "EXAMPLE", least: "6m", field: "--memory", by: "web" };
    const line = { ...known, flag: "--flag", hasExample: "true", hasFlag: "true" };
    const said = [
      ...specProblemCodes.map((code) => t(`problems.${code}`, known)),
      ...lineProblemCodes.map((code) => t(`lineProblems.${code}`, line)),
      ...composeProblemCodes.map((code) => t(`compose.codes.${code}`, { path: "ports.0", value: "VALUE" })),
    ];
    expect(said.filter((words) => /[{}]|''/.test(words))).toEqual([]);
    expect(t("lineProblems.bad_value", line)).toMatch(/--flag.*VALUE.*EXAMPLE/);
    const bare = t("lineProblems.bad_value", { ...line, flag: "", hasFlag: "false", hasExample: "false" });
    expect(bare).not.toMatch(/--|EXAMPLE/);
  });
});
