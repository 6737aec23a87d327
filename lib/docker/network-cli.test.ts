import { expect, test } from "vitest";
import { type NetworkCliAction, networkCommand } from "./network-cli.ts";

test.each<[NetworkCliAction, string]>([
  [{ action: "inspect", networks: ["shop"] }, "docker network inspect shop"],
  [{ action: "remove", networks: ["a", "b"] }, "docker network rm a b"],
  [{ action: "remove", networks: ["my net"] }, "docker network rm 'my net'"],
  [{ action: "prune" }, "docker network prune"],
])("%j", (action, line) => {
  expect(networkCommand(action)).toBe(line);
});
