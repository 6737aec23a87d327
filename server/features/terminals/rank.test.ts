import { expect, test } from "vitest";
import { ranksToEnd } from "./rank.ts";

test.each([
  ["", "", [""]],
  ["", "65534", [""]],
  ["root", "", ["root"]],
  ["0:0", "0", ["0:0"]],
  ["www-data", "", ["www-data", ""]],
  ["www-data", "root:root", ["www-data", ""]],
  ["1000", "0", ["1000", ""]],
  ["1000", "65534", ["1000"]],
  ["root", "65534", ["root"]],
  ["www-data", "www-data", ["www-data"]],
  ["rooted", "", ["rooted", ""]],
])(
  "an exec as %j in a container of %j is ended as %j, with the privilege that it had",
  (user, own, users) => {
    for (const privileged of [false, true])
      expect(ranksToEnd({ user, privileged }, own)).toEqual(users.map((one) => ({ user: one, privileged })));
  },
);
