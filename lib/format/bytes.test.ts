import { describe, expect, test } from "vitest";
import { byteFormat } from "./bytes.ts";

const plain = (text: string) => text.replace("\u00a0", " ");

describe("bytes", () => {
  test.each([
    [0, "0 B", "0 B"],
    [1, "1 B", "1 B"],
    [999, "999 B", "999 B"],
    [1000, "1 kB", "1,000 B"],
    [1023, "1.02 kB", "1,023 B"],
    [1024, "1.02 kB", "1 KiB"],
    [4_260_000, "4.26 MB", "4.063 MiB"],
    [16_384_000, "16.4 MB", "15.62 MiB"],
    // Just between two: to the even one, as docker writes it.
    [1_376_256, "1.38 MB", "1.312 MiB"],
    [1_377_280, "1.38 MB", "1.313 MiB"],
    [1_125, "1.12 kB", "1.099 KiB"],
    [1_135, "1.14 kB", "1.108 KiB"],
    [999_499, "999 kB", "976.1 KiB"],
    [999_999, "1 MB", "976.6 KiB"],
    [1_048_575, "1.05 MB", "1 MiB"],
    [1.5e9, "1.5 GB", "1.397 GiB"],
    [2 ** 40, "1.1 TB", "1 TiB"],
    [5e18, "5,000 PB", "4,441 PiB"],
    [-1, "–", "–"],
    [Number.NaN, "–", "–"],
    [Number.POSITIVE_INFINITY, "–", "–"],
  ])("%d", (bytes, decimal, binary) => {
    expect(plain(byteFormat("en").decimal(bytes))).toBe(decimal);
    expect(plain(byteFormat("en").binary(bytes))).toBe(binary);
  });

  test("numbers follow the language, units do not", () => {
    expect(plain(byteFormat("zh-CN").decimal(4_260_000))).toBe("4.26 MB");
    expect(plain(byteFormat("de").decimal(4_260_000))).toBe("4,26 MB");
  });

  test("number and unit stay on one line", () => {
    expect(byteFormat("en").decimal(1000)).toBe("1\u00a0kB");
  });
});
