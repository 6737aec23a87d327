import { afterEach, expect, test } from "vitest";
import { cookieOf, createTestAuth, type TestAuth } from "./testing/test-auth.ts";

let panel: TestAuth;
afterEach(() => panel.dispose());

const attributesOf = (cookie: string | undefined) => (cookie ?? "").split("; ").slice(1).sort();

test("over http the cookie is HttpOnly, Lax and for the whole site", async () => {
  panel = await createTestAuth();
  const { cookies } = await panel.setUp();
  expect(cookies).toHaveLength(1);
  expect(cookies[0]).toMatch(/^quayside-[0-9a-f]{8}=/);
  expect(attributesOf(cookies[0])).toEqual(["HttpOnly", "Max-Age=604800", "Path=/", "SameSite=Lax"]);
});

test("over https it is Secure and bound to the host as well", async () => {
  panel = await createTestAuth({ PUBLIC_URL: "https://docker.example.org" });
  const signedIn = await panel.setUp();
  expect(signedIn.cookies[0]).toMatch(/^__Host-quayside-[0-9a-f]{8}=/);
  expect(attributesOf(signedIn.cookies[0])).toEqual([
    "HttpOnly",
    "Max-Age=604800",
    "Path=/",
    "SameSite=Lax",
    "Secure",
  ]);
  expect(await panel.auth.authenticate(cookieOf(signedIn))).not.toBeNull();
});

test("signing out takes the cookie back under the same name and attributes", async () => {
  panel = await createTestAuth({ PUBLIC_URL: "https://docker.example.org" });
  const { cookies } = await panel.auth.signOut(cookieOf(await panel.setUp()));
  expect(cookies).toEqual([`${panel.auth.cookieName}=; Max-Age=0; Path=/; HttpOnly; Secure; SameSite=Lax`]);
});

test("only an untouched cookie of this panel is taken", async () => {
  panel = await createTestAuth();
  const cookie = cookieOf(await panel.setUp());
  const [name = "", value = ""] = cookie.split("=");
  const token = decodeURIComponent(value).split(".")[0] ?? "";
  const accepted = async (header: string) => (await panel.auth.authenticate(header)) !== null;
  expect(await accepted(cookie)).toBe(true);
  expect(await accepted(`theme=dark; ${cookie}; other=1`)).toBe(true);
  for (const forged of [
    "",
    ";;=;",
    `${name}=`,
    `${name}=${token}`,
    `${name}=${token}.`,
    `${name}=${token}.${"A".repeat(43)}%3D`,
    `${name}=x${value}`,
    `${name}=%E0%A4%A`,
    `x${name}=${value}`,
    `quayside-00000000=${value}`,
  ]) {
    expect([forged, await accepted(forged)]).toEqual([forged, false]);
  }
});

test("another panel's cookie, and a panel whose secret was replaced, know it not", async () => {
  panel = await createTestAuth();
  const cookie = cookieOf(await panel.setUp());
  const other = await createTestAuth();
  await other.setUp();
  expect(other.auth.cookieName).not.toBe(panel.auth.cookieName);
  expect(
    await other.auth.authenticate(cookie.replace(panel.auth.cookieName, other.auth.cookieName)),
  ).toBeNull();
  other.dispose();
});
