import { z } from "zod";

/** Whether a text is `os[/architecture[/variant]]`, as `docker pull --platform` takes it. */
export const isImagePlatform = (text: string): boolean =>
  /^[a-z0-9]{1,32}(?:\/[a-z0-9_]{1,32}){0,2}$/.test(text);

export const imagePlatform = z.string().refine(isImagePlatform, {
  error: "must be a platform such as linux/amd64 or linux/arm64/v8",
});

/** Those that most images are made for; any other can be typed. */
export const usualPlatforms = [
  "linux/amd64",
  "linux/arm64",
  "linux/arm/v7",
  "linux/386",
  "linux/ppc64le",
  "linux/riscv64",
  "linux/s390x",
] as const;
