import { expect, test } from "vitest";
import { chosenFiles, foldersOf } from "./dropped-files.ts";

const fileAt = (path: string) => ({ name: path.split("/").at(-1), webkitRelativePath: path }) as File;

test("files know the folders they were chosen with", () => {
  const chosen = chosenFiles([fileAt("a/b/x"), fileAt("a/y"), fileAt("")] as unknown as FileList);
  expect(chosen.map(({ folders }) => folders)).toEqual([["a", "b"], ["a"], []]);
  expect(foldersOf(chosen)).toEqual([["a"], ["a", "b"]]);
});
