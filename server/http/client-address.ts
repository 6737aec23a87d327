import type { IncomingMessage } from "node:http";
import { BlockList, isIP, isIPv4, isIPv6 } from "node:net";

type Network = { address: string; prefix: number; family: "ipv4" | "ipv6" };

/** A proxy chain is short; what is longer was written to keep us busy. */
const longestChain = 20;

/** Reads `10.0.0.1`, `10.0.0.0/8` or their IPv6 forms; null for anything else. */
export const parseNetwork = (text: string): Network | null => {
  const [address = "", prefixText, ...rest] = text.split("/");
  if (rest.length > 0 || !isIP(address)) return null;
  const family = isIPv4(address) ? "ipv4" : "ipv6";
  const bits = family === "ipv4" ? 32 : 128;
  const prefix =
    prefixText === undefined ? bits : /^\d{1,3}$/.test(prefixText) ? Number(prefixText) : Number.NaN;
  return prefix <= bits ? { address, prefix, family } : null;
};

/**
 * Tells a client's own address. X-Forwarded-For is read from the right, where the nearest proxy wrote, and only for as
 * long as the address before it is a trusted proxy: what stands further left may be anybody's invention. Unusable
 * entries end the walk at the last address that is known.
 */
export const createClientAddress = (
  trustedProxies: readonly string[],
): ((request: Pick<IncomingMessage, "headers" | "socket">) => string) => {
  const trusted = new BlockList();
  for (const entry of trustedProxies) {
    const network = parseNetwork(entry);
    if (network) trusted.addSubnet(network.address, network.prefix, network.family);
  }
  const isTrusted = (address: string) => trusted.check(address, isIPv6(address) ? "ipv6" : "ipv4");

  return ({ headers, socket }) => {
    let address = readAddress(socket.remoteAddress ?? "") ?? "unknown";
    if (trustedProxies.length === 0) return address;
    const chain = [headers["x-forwarded-for"] ?? []].flat().join(",").split(",").slice(-longestChain);
    while (address !== "unknown" && isTrusted(address)) {
      const next = readAddress(chain.pop() ?? "");
      if (next === null) break;
      address = next;
    }
    return address;
  };
};

/** An address without port, brackets, zone, or the IPv6 disguise of an IPv4 one; null if it is none. */
const readAddress = (text: string): string | null => {
  const bare = text
    .trim()
    .replace(/^\[([^\]]*)\](:\d+)?$/, "$1")
    .replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, "$1")
    .replace(/%.*$/, "")
    .replace(/^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/i, "");
  return isIP(bare) ? bare : null;
};

/**
 * What an address is limited by: itself, or the first half of an IPv6 one, for whoever has one of these has the 2^64 of
 * its network.
 */
export const networkOf = (address: string): string => {
  if (!isIPv6(address)) return address;
  const [head = "", tail] = address.split("::");
  const start = head.split(":").filter(Boolean);
  const end = (tail ?? "").split(":").filter(Boolean);
  const zeros = tail === undefined ? [] : Array<string>(Math.max(0, 8 - start.length - end.length)).fill("0");
  return [...start, ...zeros, ...end].slice(0, 4).join(":");
};
