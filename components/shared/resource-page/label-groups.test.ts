import { expect, test } from "vitest";
import { groupLabels } from "./label-groups.ts";

test("labels stand by who wrote them, in order of key, without empty groups", () => {
  const labels = {
    zeta: "1",
    "com.docker.compose.project": "shop",
    "org.opencontainers.image.version": "1.2",
    "com.docker.compose.config-hash": "abc",
    alpha: "",
  };
  expect(groupLabels(labels)).toEqual([
    {
      group: "compose",
      labels: [
        ["com.docker.compose.config-hash", "abc"],
        ["com.docker.compose.project", "shop"],
      ],
    },
    { group: "oci", labels: [["org.opencontainers.image.version", "1.2"]] },
    {
      group: "other",
      labels: [
        ["alpha", ""],
        ["zeta", "1"],
      ],
    },
  ]);
});
