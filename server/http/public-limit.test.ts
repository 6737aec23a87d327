import { expect, test } from "vitest";
import { createPublicLimit } from "./public-limit.ts";

const tooMany = { code: "rate_limited", details: { retryAfter: expect.any(Number) } };

test("an address has sixty a minute, and so has a whole IPv6 network", async () => {
  const limit = createPublicLimit();
  for (let host = 1; host <= 60; host += 1) await limit(`2001:db8:1:2::${host.toString(16)}`);
  await expect(limit("2001:db8:1:2:ffff::1")).rejects.toMatchObject(tooMany);
  await limit("2001:db8:1:3::1");
  for (let count = 0; count < 60; count += 1) await limit("192.0.2.1");
  await expect(limit("192.0.2.1")).rejects.toMatchObject(tooMany);
  await limit("192.0.2.2");
});
