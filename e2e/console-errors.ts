import type { BrowserContext } from "@playwright/test";

/** Collects what all pages of a browser report as errors: `console.error` and what nobody caught. */
export function watchConsole(context: BrowserContext) {
  const errors: string[] = [];
  const allowed: RegExp[] = [];
  context.on("console", (message) => {
    if (message.type() === "error") errors.push(`${message.text()} (${message.location().url})`);
  });
  context.on("weberror", (error) => errors.push(String(error.error().stack ?? error.error())));
  return {
    allow: (pattern: RegExp): void => void allowed.push(pattern),
    unexpected: (): string[] => errors.filter((text) => !allowed.some((pattern) => pattern.test(text))),
  };
}
