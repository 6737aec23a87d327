import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { readRelease } from "./release.ts";

function releaseFile(text: string): string {
  const folder = mkdtempSync(join(tmpdir(), "quayside-release-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, "os-release"), text);
  return join(folder, "os-release");
}

test("reads a Debian", () => {
  const file = releaseFile(
    'PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"\nVERSION_CODENAME=bookworm\nID=debian\n',
  );
  expect(readRelease(file)).toEqual({
    name: "Debian GNU/Linux 12 (bookworm)",
    codename: "bookworm",
    family: ["debian"],
  });
});

test("knows what a distribution derives from", () => {
  const mint = releaseFile('NAME="Linux Mint"\nID=linuxmint\nID_LIKE="ubuntu debian"\n');
  expect(readRelease(mint)?.family).toEqual(["linuxmint", "ubuntu", "debian"]);
  expect(readRelease(releaseFile("ID=alpine\n"))?.family).toEqual(["alpine"]);
});

test("says nothing where there is no such file", () => {
  expect(readRelease("/nonexistent/os-release")).toBeUndefined();
});
