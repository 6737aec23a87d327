import { expect, test } from "vitest";
import { returnAddress, signInAddress } from "./return-address.ts";

const origin = "https://panel.example";

test.each([
  ["/environments/local/containers?q=web#top", "/environments/local/containers?q=web#top"],
  ["/account", "/account"],
  ["/a/../b", "/b"],
])("%s is gone back to", (wanted, expected) => {
  expect(returnAddress(wanted, origin)).toBe(expected);
});

test.each([
  null,
  "",
  "//evil.example/x",
  "/\\evil.example",
  "/\t/evil.example",
  "\\/evil.example",
  "https://evil.example",
  "javascript:alert(1)",
  "/..//evil.example",
  "evil.example",
  "/sign-in?next=/sign-in",
  "/setup",
])("%j leads to the start", (wanted) => {
  expect(returnAddress(wanted, origin)).toBe("/");
});

test("the way back survives the address of the sign-in page", () => {
  const from = "/environments/local/containers?q=a%26b&sort=-created";
  const address = new URL(signInAddress(from, true), origin);
  expect(returnAddress(address.searchParams.get("next"), origin)).toBe(from);
  expect(address.searchParams.get("expired")).toBe("1");
  expect(signInAddress("/", false)).toBe("/sign-in");
});
