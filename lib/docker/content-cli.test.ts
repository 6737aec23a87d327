import { expect, test } from "vitest";
import { contentCommand } from "./content-cli.ts";

const commit = { action: "commit", container: "web", author: undefined, pause: true, changes: [] } as const;

test.each([
  [contentCommand({ ...commit, name: undefined, message: undefined }), "docker commit web"],
  [
    contentCommand({ ...commit, name: "app:1", message: "it's", changes: ['CMD ["sh"]'], pause: false }),
    `docker commit -m 'it'\\''s' -c 'CMD ["sh"]' --pause=false web app:1`,
  ],
  [contentCommand({ action: "export", container: "web" }), "docker export -o web.tar web"],
  [contentCommand({ action: "prune" }), "docker container prune"],
])("%s", (line, expected) => {
  expect(line).toBe(expected);
});
