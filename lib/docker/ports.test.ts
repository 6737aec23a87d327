import { describe, expect, test } from "vitest";
import {
  containerPorts,
  type EnginePort,
  formatPortRange,
  type PortRange,
  portRanges,
  portUrl,
} from "./ports.ts";

const tcp = (IP: string, PublicPort: number, PrivatePort: number): EnginePort => ({
  IP,
  PublicPort,
  PrivatePort,
  Type: "tcp",
});
const shown = (ports: EnginePort[]) => portRanges(containerPorts(ports)).map(formatPortRange);

describe("portRanges", () => {
  test.each<[string, EnginePort[], string[]]>([
    ["nothing", [], []],
    ["exposed only", [{ PrivatePort: 80, Type: "tcp" }], ["80/tcp"]],
    ["a public port of 0 is not published", [{ PrivatePort: 80, PublicPort: 0, Type: "tcp" }], ["80/tcp"]],
    ["IPv4 and IPv6 of one publication", [tcp("0.0.0.0", 8080, 80), tcp("::", 8080, 80)], ["8080->80/tcp"]],
    ["no IP at all (newer engines)", [{ PrivatePort: 80, PublicPort: 8080, Type: "tcp" }], ["8080->80/tcp"]],
    ["one address only", [tcp("127.0.0.1", 8080, 80)], ["127.0.0.1:8080->80/tcp"]],
    ["an IPv6 address is bracketed", [tcp("::1", 8080, 80)], ["[::1]:8080->80/tcp"]],
    [
      "a range, in any order, on both families",
      [3, 0, 5, 1, 4, 2].flatMap((n) => [tcp("::", 8000 + n, 80 + n), tcp("0.0.0.0", 8000 + n, 80 + n)]),
      ["8000-8005->80-85/tcp"],
    ],
    [
      "a range with a hole",
      [tcp("", 8000, 80), tcp("", 8001, 81), tcp("", 8003, 83)],
      ["8000-8001->80-81/tcp", "8003->83/tcp"],
    ],
    [
      "a different offset does not join",
      [tcp("", 8000, 80), tcp("", 9001, 81)],
      ["8000->80/tcp", "9001->81/tcp"],
    ],
    [
      "one container port on two host ports",
      [tcp("", 9000, 80), tcp("", 8000, 80)],
      ["8000->80/tcp", "9000->80/tcp"],
    ],
    [
      "two interleaved ranges",
      [tcp("", 8000, 80), tcp("", 9000, 80), tcp("", 8001, 81), tcp("", 9001, 81)],
      ["8000-8001->80-81/tcp", "9000-9001->80-81/tcp"],
    ],
    [
      "protocols stay apart",
      [tcp("", 53, 53), { IP: "", PublicPort: 53, PrivatePort: 53, Type: "udp" }],
      ["53->53/tcp", "53->53/udp"],
    ],
    ["exposed range", [81, 80].map((PrivatePort) => ({ PrivatePort, Type: "tcp" })), ["80-81/tcp"]],
    [
      "exposed and published",
      [{ PrivatePort: 443, Type: "tcp" }, tcp("", 80, 80)],
      ["80->80/tcp", "443/tcp"],
    ],
    [
      "consecutive ports on two addresses do not join",
      [tcp("10.0.0.1", 80, 80), tcp("10.0.0.2", 81, 81)],
      ["10.0.0.1:80->80/tcp", "10.0.0.2:81->81/tcp"],
    ],
    [
      "same port on two addresses",
      [tcp("10.0.0.2", 80, 80), tcp("10.0.0.1", 80, 80)],
      ["10.0.0.1:80->80/tcp", "10.0.0.2:80->80/tcp"],
    ],
  ])("%s", (_, ports, expected) => {
    expect(shown(ports)).toEqual(expected);
  });

  test("does not change its input", () => {
    const ports = Object.freeze([Object.freeze(tcp("", 81, 81)), Object.freeze(tcp("", 80, 80))]);
    expect(portRanges(containerPorts(ports))).toEqual([
      { protocol: "tcp", ip: null, publicPort: 80, privatePort: 80, count: 2 },
    ]);
  });
});

describe("portUrl", () => {
  const range = (given: Partial<PortRange>): PortRange => ({
    protocol: "tcp",
    ip: null,
    publicPort: 8080,
    privatePort: 80,
    count: 1,
    ...given,
  });
  test.each<[string, Partial<PortRange>, string, string | null]>([
    ["the host the browser uses", {}, "panel.example", "http://panel.example:8080/"],
    ["an IPv6 host as location.hostname gives it", {}, "[fd00::1]", "http://[fd00::1]:8080/"],
    ["the first of a range", { count: 3 }, "panel.example", "http://panel.example:8080/"],
    ["port 80 is not repeated", { publicPort: 80 }, "panel.example", "http://panel.example/"],
    ["443 is https", { publicPort: 443, privatePort: 8000 }, "panel.example", "https://panel.example/"],
    ["8443 is https", { publicPort: 8443, privatePort: 8443 }, "h", "https://h:8443/"],
    ["443 inside is https", { publicPort: 9000, privatePort: 443 }, "h", "https://h:9000/"],
    ["80 outside, 443 inside", { publicPort: 80, privatePort: 443 }, "h", "https://h:80/"],
    ["udp has no page", { protocol: "udp" }, "h", null],
    ["sctp has no page", { protocol: "sctp" }, "h", null],
    ["not published", { publicPort: null }, "h", null],
    ["a given address", { ip: "192.168.1.5" }, "h", "http://192.168.1.5:8080/"],
    ["a given IPv6 address", { ip: "fd00::2" }, "h", "http://[fd00::2]:8080/"],
    ["loopback from elsewhere", { ip: "127.0.0.1" }, "panel.example", null],
    ["IPv6 loopback from elsewhere", { ip: "::1" }, "10.0.0.1", null],
    ["loopback, panel local", { ip: "127.0.0.1" }, "localhost", "http://127.0.0.1:8080/"],
    ["loopback, panel on 127.0.0.1", { ip: "127.0.0.1" }, "127.0.0.1", "http://127.0.0.1:8080/"],
    ["loopback, panel on ::1", { ip: "::1" }, "[::1]", "http://[::1]:8080/"],
    ["loopback name that only looks local", { ip: "127.0.0.1" }, "localhost.evil.example", null],
    ["an address that is no IP", { ip: "evil.example/x?" }, "h", null],
  ])("%s", (_, given, panelHost, expected) => {
    expect(portUrl(range(given), panelHost)).toBe(expected);
  });
});
