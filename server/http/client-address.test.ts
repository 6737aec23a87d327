import type { Socket } from "node:net";
import { describe, expect, test } from "vitest";
import { createClientAddress, networkOf, parseNetwork } from "./client-address.ts";

const seen = (trusted: string[], remoteAddress: string | undefined, forwarded?: string): string => {
  const headers = forwarded === undefined ? {} : { "x-forwarded-for": forwarded };
  return createClientAddress(trusted)({ headers, socket: { remoteAddress } as Socket });
};

describe("the client's address", () => {
  test.each<[string[], string, string | undefined, string, string]>([
    [[], "198.51.100.1", "203.0.113.9", "198.51.100.1", "no proxy is trusted"],
    [["10.0.0.1"], "198.51.100.1", "203.0.113.9", "198.51.100.1", "the peer is not the proxy"],
    [["10.0.0.1"], "10.0.0.1", "203.0.113.9", "203.0.113.9", "one proxy"],
    [["10.0.0.1"], "10.0.0.1", undefined, "10.0.0.1", "a proxy that says nothing"],
    [["10.0.0.1"], "10.0.0.1", "1.2.3.4, 203.0.113.9", "203.0.113.9", "what a client invents stands left"],
    [["10.0.0.0/8"], "10.0.0.1", "1.2.3.4, 203.0.113.9, 10.7.7.7", "203.0.113.9", "two proxies"],
    [["10.0.0.0/8"], "10.0.0.1", "10.0.0.2", "10.0.0.2", "all are proxies"],
    [["10.0.0.1"], "10.0.0.1", "203.0.113.9, unknown", "10.0.0.1", "an entry that is no address"],
    [["10.0.0.1"], "10.0.0.1", "203.0.113.9:4711", "203.0.113.9", "an entry with a port"],
    [["10.0.0.1"], "::ffff:10.0.0.1", "203.0.113.9", "203.0.113.9", "IPv4 in an IPv6 socket"],
    [["::1"], "::1", "[2001:db8::7]:443", "2001:db8::7", "IPv6 in brackets"],
    [["2001:db8::/32"], "2001:db8::1", "fe80::1%eth0", "fe80::1", "a zone"],
  ])("%j from %s with %s is %s: %s", (trusted, remote, forwarded, expected) => {
    expect(seen(trusted, remote, forwarded)).toBe(expected);
  });

  test("a socket that is gone has none", () => {
    expect(seen(["10.0.0.1"], undefined, "203.0.113.9")).toBe("unknown");
  });

  test("a very long chain is read from its end only", () => {
    const chain = `203.0.113.9, ${Array(5000).fill("10.0.0.2").join(", ")}`;
    expect(seen(["10.0.0.0/8"], "10.0.0.1", chain)).toBe("10.0.0.2");
  });
});

test.each(["10.0.0.0/33", "::1/129", "10.0.0.0/", "10.0.0.0/8/8", "host", "10.0.0", "10.0.0.0/-1", ""])(
  "%j is no network",
  (text) => expect(parseNetwork(text)).toBeNull(),
);

test.each([
  ["192.0.2.7", "192.0.2.7"],
  ["unknown", "unknown"],
  ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2"],
  ["2001:db8:1:2::1", "2001:db8:1:2"],
  ["2001:db8::1", "2001:db8:0:0"],
  ["::1", "0:0:0:0"],
  ["fe80::", "fe80:0:0:0"],
])("%s is limited as %s", (address, network) => expect(networkOf(address)).toBe(network));
