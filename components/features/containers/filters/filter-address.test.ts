import { expect, test } from "vitest";
import { defaultContainerFilter } from "#lib/docker/container-filter.ts";
import { testRow } from "../testing/test-row.ts";
import { withFilter } from "./filter-address.ts";
import { imageOptions, labelOptions, networkOptions, projectOptions, stateCounts } from "./filter-options.ts";

test("an address keeps what is not the filter's", () => {
  const filter = { ...defaultContainerFilter, text: "web 80", states: ["running"] as const };
  expect(withFilter("?sort=-created&tab=x&image=nginx", filter)).toBe(
    "?sort=-created&tab=x&q=web+80&state=running",
  );
});

test("the list as it opens has no parameters, and the table's sort is left to it", () => {
  const sorted = { ...defaultContainerFilter, sort: { by: "image", descending: true } as const };
  expect(withFilter("?q=old&group=project", sorted)).toBe("");
});

test("options are counted over all containers and stand in a person's order", () => {
  const rows = [
    testRow({ id: "1", image: "docker.io/library/nginx:10", project: "shop", labels: { tier: "web" } }),
    testRow({ id: "2", image: "nginx:9", project: "shop", labels: { tier: "db" }, state: "exited" }),
    testRow({
      id: "3",
      image: "nginx:9",
      health: "unhealthy",
      networks: [{ name: "back", ip: "", ipv6: "" }],
    }),
  ];
  expect(imageOptions(rows)).toEqual([
    { value: "nginx:9", label: "nginx:9", count: 2 },
    { value: "docker.io/library/nginx:10", label: "nginx:10", count: 1 },
  ]);
  expect(projectOptions(rows)).toEqual([{ value: "shop", label: "shop", count: 2 }]);
  expect(networkOptions(rows)).toEqual([{ value: "back", label: "back", count: 1 }]);
  expect(labelOptions(rows).map(({ value, count }) => `${value} ${count}`)).toEqual([
    "tier 2",
    "tier=db 1",
    "tier=web 1",
  ]);
  expect(Object.fromEntries(stateCounts(rows))).toEqual({ running: 2, exited: 1, none: 2, unhealthy: 1 });
});
