import { expect, test } from "vitest";
import { contentDisposition } from "./content-disposition.ts";

test.each([
  ["a b.tar.gz", `attachment; filename="a b.tar.gz"`],
  ['a"b\\c.txt', `attachment; filename="a_b_c.txt"; filename*=UTF-8''a%22b_c.txt`],
  ["übung.txt", `attachment; filename="_bung.txt"; filename*=UTF-8''%C3%BCbung.txt`],
  ["a\r\nSet-Cookie: x", `attachment; filename="a__Set-Cookie: x"`],
  ["photo\u202egnp.exe", `attachment; filename="photo_gnp.exe"`],
  ["../../etc/passwd", `attachment; filename=".._.._etc_passwd"`],
  ["100%'(*).txt", `attachment; filename="100_'(*).txt"; filename*=UTF-8''100%25%27%28%2A%29.txt`],
  ["\ud800", `attachment; filename="_"; filename*=UTF-8''%EF%BF%BD`],
  ["", `attachment; filename="download"`],
])("%j is saved under a name that is one", (name, header) => {
  expect(contentDisposition(name)).toBe(header);
});
