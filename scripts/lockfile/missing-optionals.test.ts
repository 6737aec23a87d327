import { expect, test } from "vitest";
import { missingOptionals } from "./missing-optionals.ts";

const musl = "node_modules/@b/cli-linux-x64-musl";

test("adds the platforms that the file lacks, and only those", () => {
  const packages = {
    "": { version: "1.0.0" },
    "node_modules/biome": {
      dev: true,
      optionalDependencies: {
        "@b/cli-linux-x64": "2.0.0",
        "@b/cli-linux-x64-musl": "2.0.0",
        "@b/cli-win32-ia32-msvc": "2.0.0",
      },
    },
    "node_modules/@b/cli-linux-x64": { version: "2.0.0", optional: true },
  };
  expect(missingOptionals({ packages })).toEqual({
    [musl]: { version: "2.0.0", cpu: ["x64"], os: ["linux"], libc: ["musl"], dev: true, optional: true },
    "node_modules/@b/cli-win32-ia32-msvc": {
      version: "2.0.0",
      cpu: ["ia32"],
      os: ["win32"],
      dev: true,
      optional: true,
    },
  });
});

test("finds a package nested in the one that wants it, or beside it, or at the top", () => {
  const wanting = { version: "1.0.0", optionalDependencies: { "@b/cli-linux-x64-musl": "2.0.0" } };
  const place = "node_modules/a/node_modules/wanting";
  for (const found of [`${place}/${musl}`, `node_modules/a/${musl}`, musl]) {
    expect(missingOptionals({ packages: { [place]: wanting, [found]: { version: "2.0.0" } } })).toEqual({});
  }
});

test("refuses to guess the platform of a package whose name does not tell it", () => {
  const packages = { "node_modules/watcher": { optionalDependencies: { fsevents: "2.3.3" } } };
  expect(() => missingOptionals({ packages })).toThrow("fsevents");
});
