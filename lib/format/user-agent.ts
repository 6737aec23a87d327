/** What a User-Agent header says of the program and its system, by their own names; null where it does not say. */
export type Agent = { browser: string | null; system: string | null };

type Names = readonly (readonly [RegExp, string])[];

// In this order: nearly every browser also claims to be Chrome, and every one of those to be Safari.
const browsers: Names = [
  [/\bEdgA?\b|\bEdgiOS\b/, "Edge"],
  [/\bOPR\b|\bOPT\b|\bOpera\b/, "Opera"],
  [/\bVivaldi\b/, "Vivaldi"],
  [/\bSamsungBrowser\b/, "Samsung Internet"],
  [/\bMicroMessenger\b/, "WeChat"],
  [/\bFirefox\b|\bFxiOS\b/, "Firefox"],
  [/\bHeadlessChrome\b/, "Headless Chrome"],
  [/\bChromium\b/, "Chromium"],
  [/\bChrome\b|\bCriOS\b/, "Chrome"],
  [/\bSafari\b/, "Safari"],
  [/^curl\//i, "curl"],
  [/^Wget\//i, "Wget"],
  [/^node\b/i, "Node.js"],
  [/^python-/i, "Python"],
  [/^Go-http-client\b/, "Go"],
];

// Android says Linux too, and an iPhone says that it is like Mac OS X.
const systems: Names = [
  [/\biPhone\b/, "iPhone"],
  [/\biPad\b/, "iPad"],
  [/\bAndroid\b/, "Android"],
  [/\bCrOS\b/, "ChromeOS"],
  [/\bWindows\b/, "Windows"],
  [/\bMac OS X\b|\bMacintosh\b/, "macOS"],
  [/\bLinux\b|\bX11\b/, "Linux"],
];

const find = (names: Names, text: string): string | null =>
  names.find(([pattern]) => pattern.test(text))?.[1] ?? null;

/** Reads a User-Agent header as people speak of it: "Firefox", "Windows". It is what the client says of itself. */
export const readUserAgent = (text: string): Agent => ({
  browser: find(browsers, text),
  system: find(systems, text),
});
