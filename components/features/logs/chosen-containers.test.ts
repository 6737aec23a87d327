import { expect, test } from "vitest";
import type { ContainerRow } from "#lib/contracts/container-row.ts";
import { chosenContainers } from "./chosen-containers.ts";

const row = (id: string, name: string, project: string | null) => ({ id, name, project }) as ContainerRow;
const rows = [row("aaa1", "web", "shop"), row("bbb2", "db", "shop"), row("ccc3", "other", null)];
const names = (ids: string, project: string) => chosenContainers(rows, ids, project).map(({ name }) => name);

test("containers are named by the start of their id, by name, or by their project", () => {
  expect(names("aaa,ccc3", "")).toEqual(["other", "web"]);
  expect(names("db", "")).toEqual(["db"]);
  expect(names("", "shop")).toEqual(["db", "web"]);
  expect(names("", "")).toEqual([]);
});
