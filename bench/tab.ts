import { type Browser, type BrowserContext, chromium } from "@playwright/test";
import { chromiumLaunch } from "../scripts/testing/chromium.ts";

/** The browser that benchmarks use: the system's Chromium, without a window. */
export const launchBrowser = (): Promise<Browser> => chromium.launch(chromiumLaunch);

/** A context that is signed in and has nothing cached. */
export const openContext = async (
  browser: Browser,
  url: string,
  cookie: string,
  viewport = { width: 1280, height: 800 },
): Promise<BrowserContext> => {
  const context = await browser.newContext({ viewport, locale: "en" });
  const cookies = cookie.split("; ").map((one) => {
    const [name = "", ...value] = one.split("=");
    return { name, value: value.join("="), url };
  });
  await context.addCookies(cookies);
  return context;
};
