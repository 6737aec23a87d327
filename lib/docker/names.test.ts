import { describe, expect, test } from "vitest";
import type { z } from "zod";
import {
  bareName,
  containerName,
  containerRef,
  fullId,
  isFullId,
  networkRef,
  shortId,
  volumeName,
} from "./names.ts";

const id = "2be24cbde9401eda4dc9bc9d0c072dd85c58199be3ceee89a355bdea7e6d7436";

const table: { schema: z.ZodType; label: string; good: string[]; bad: string[] }[] = [
  {
    label: "containerRef",
    schema: containerRef,
    good: ["a", "web-1", "a.b_c-d", id, id.slice(0, 12), "x".repeat(255), "0"],
    bad: [
      "",
      "-rf",
      ".hidden",
      "..",
      "a/b",
      "/web",
      "a?b",
      "a#b",
      "a b",
      "a\n",
      "a%2fb",
      "ü",
      "x".repeat(256),
      `${id}/rename?name=pwned&x=`,
      "x/../../plugins/pull?remote=evil&",
    ],
  },
  {
    label: "fullId",
    schema: fullId,
    good: [id],
    bad: ["", id.slice(1), `${id}0`, id.toUpperCase(), `sha256:${id}`, `${id}\n`],
  },
  { label: "containerName", schema: containerName, good: ["ab", "web-1"], bad: ["a", "_a", "-a", "a b", ""] },
  {
    label: "volumeName",
    schema: volumeName,
    good: ["data", id],
    bad: ["d", "./data", "/data", "C:\\data", "a/b"],
  },
  {
    label: "networkRef",
    schema: networkRef,
    good: ["host", "my_net", id],
    bad: ["my net", "a/b", "", "-net"],
  },
];

for (const { label, schema, good, bad } of table) {
  describe(label, () => {
    test.each(good)("accepts %j", (text) => {
      expect(schema.safeParse(text).success).toBe(true);
    });
    test.each(bad)("refuses %j with a message", (text) => {
      expect(schema.safeParse(text).error?.issues[0]?.message).toMatch(/^must be /);
    });
  });
}

test("shortId leaves out the algorithm and keeps 12 characters", () => {
  expect(shortId(id)).toBe("2be24cbde940");
  expect(shortId(`sha256:${id}`)).toBe("2be24cbde940");
  expect(shortId("2be24")).toBe("2be24");
});

test("isFullId tells an id from a name", () => {
  expect(isFullId(id)).toBe(true);
  expect(isFullId(id.slice(0, 12))).toBe(false);
});

test("bareName drops only the leading slash", () => {
  expect(bareName("/web")).toBe("web");
  expect(bareName("web")).toBe("web");
  expect(bareName("/web/alias")).toBe("web/alias");
});
