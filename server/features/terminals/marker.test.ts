import { expect, test } from "vitest";
import { createMarker, markerEnvironment, markerKeys, readMarkerKeys } from "./marker.ts";

/** What the engine makes of the keys: each name or character is one byte; inspect shows them in base64. */
const asInspected = (keys: string): string =>
  Buffer.from(keys.split(",").map((key) => (key === "ctrl-^" ? 0x1e : key.charCodeAt(0)))).toString("base64");

test("a marker is found again in what the engine shows of an exec, by its own installation only", () => {
  const marker = createMarker("0123abcd");
  expect(marker).toMatch(/^0123abcd-[0-9a-f]{16}$/);
  expect(markerEnvironment(marker)).toEqual([`QUAYSIDE_TERMINAL=${marker}`]);
  const inspected = asInspected(markerKeys(marker));
  expect(readMarkerKeys(inspected, "0123abcd")).toBe(marker);
  expect(readMarkerKeys(inspected, "0123")).toBeNull();
  expect(readMarkerKeys(inspected, "ffffffff")).toBeNull();
});

test("others' execs have no marker", () => {
  expect(readMarkerKeys("", "0123abcd")).toBeNull();
  expect(readMarkerKeys(asInspected("ctrl-^,a,b"), "0123abcd")).toBeNull();
  const hostile = asInspected(["ctrl-^", ..."quayside.0123abcd-$(reboot)"].join(","));
  expect(readMarkerKeys(hostile, "0123abcd")).toBeNull();
});
