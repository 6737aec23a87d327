import { expect, test } from "vitest";
import { isPredefinedNetwork, isPrunableNetwork } from "./network-rules.ts";

const network = { Name: "shop", Ingress: false, ConfigOnly: false };

test.each([
  ["shop", false],
  ["bridge", true],
  ["host", true],
  ["none", true],
  ["bridge2", false],
])("whether the engine made %s for itself", (name, expected) => {
  expect(isPredefinedNetwork(name)).toBe(expected);
});

test.each([
  [network, true],
  [{ ...network, Name: "host" }, false],
  [{ ...network, Ingress: true }, false],
  [{ ...network, ConfigOnly: true }, false],
])("whether a prune takes %j", (one, expected) => {
  expect(isPrunableNetwork(one)).toBe(expected);
});
