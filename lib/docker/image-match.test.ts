import { expect, test } from "vitest";
import { imageWithoutTag, isImageLike } from "./image-match.ts";

const digest = `sha256:${"a".repeat(64)}`;

test.each([
  ["nginx", "nginx", true],
  ["nginx:1.27", "nginx", true],
  ["docker.io/library/nginx:1.27", "nginx", true],
  ["nginx:1.27", "nginx:1.27", true],
  ["nginx", "nginx:latest", true],
  ["nginx:1.26", "nginx:1.27", false],
  ["ghcr.io/a/nginx", "nginx", false],
  [`nginx@${digest}`, "nginx", true],
  [digest, "nginx", false],
  [digest, digest, true],
  ["Not A Name", "Not A Name", true],
])("%s is like %s: %s", (image, pattern, expected) => expect(isImageLike(image, pattern)).toBe(expected));

test.each([
  ["nginx:1.27", "nginx"],
  ["localhost:5000/app", "localhost:5000/app"],
  ["localhost:5000/app:1", "localhost:5000/app"],
  [`nginx:1@${digest}`, "nginx"],
])("%s without its tag is %s", (image, bare) => expect(imageWithoutTag(image)).toBe(bare));
