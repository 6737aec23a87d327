import { expect, test } from "vitest";
import { dockerImageCommand, type ImageCliAction } from "./image-cli.ts";

test.each<[ImageCliAction, string]>([
  [{ action: "pull", reference: "nginx:1.27" }, "docker pull nginx:1.27"],
  [
    { action: "pull", reference: "nginx", platform: "linux/arm64/v8" },
    "docker pull --platform linux/arm64/v8 nginx",
  ],
  [{ action: "remove", images: ["a:1", "b:2"] }, "docker rmi a:1 b:2"],
  [{ action: "remove", images: ["a:1"], force: true }, "docker rmi -f a:1"],
  [{ action: "prune", all: false }, "docker image prune"],
  [{ action: "prune", all: true }, "docker image prune -a"],
  [{ action: "inspect", image: "a:1" }, "docker image inspect a:1"],
  [{ action: "history", image: "a:1" }, "docker history --no-trunc a:1"],
  [{ action: "list" }, "docker images"],
])("%j", (action, line) => {
  expect(dockerImageCommand(action)).toBe(line);
});
