import { isPlainNetwork, type NetworkSpec } from "../spec/network.ts";
import type { ContainerSpec } from "../spec.ts";
import { isIpAddress, isMacAddress } from "../values/address.ts";
import { readNetwork, writeNetworkFields } from "../values/network.ts";
import { readExpose, readPublish, writePublish } from "../values/port.ts";
import { Unreadable } from "../values/unreadable.ts";
import { readExtraHost, readLink } from "../values/words.ts";
import { type Flag, listFlag, partsFlag, switchFlag } from "./flag.ts";

const checked =
  (isRight: (text: string) => boolean, expected: string) =>
  (text: string): string => {
    if (!isRight(text)) throw new Unreadable(expected);
    return text;
  };

/** The first network in the old notation, which keeps capitals; options of the driver need the new one. */
const firstInOldWords = ({ networks: [first] }: ContainerSpec): NetworkSpec | null =>
  first && (Object.keys(first.driverOptions).length === 0 || first.name === "default") ? first : null;

const network: Flag = partsFlag(
  "network",
  "network",
  "networks",
  { read: readNetwork, write: ({ name }) => name },
  { aliases: ["net"] },
);

const networkFlag: Flag = {
  ...network,
  write: (spec) =>
    spec.networks.flatMap((one, index) => {
      if (index === 0 && firstInOldWords(spec)) return one.name === "default" ? [] : [one.name];
      return isPlainNetwork(one) ? [one.name] : [writeNetworkFields(one)];
    }),
};

const firstText = (name: string, key: "ip" | "ip6" | "mac", expected: (text: string) => string): Flag => ({
  ...{ name, group: "network", field: `networks.0.${key}`, isSwitch: false },
  read: ({ first }, text) => {
    first[key] = expected(text);
  },
  write: (spec) => [firstInOldWords(spec)?.[key] ?? ""].filter((value) => value !== ""),
});

const firstList = (
  name: string,
  key: "aliases" | "linkLocalIps",
  aliases: readonly string[],
  read: (text: string) => string,
): Flag => ({
  ...{ name, aliases, group: "network", field: `networks.0.${key}`, isSwitch: false },
  read: ({ first }, text) => {
    first[key].push(read(text));
  },
  write: (spec) => firstInOldWords(spec)?.[key] ?? [],
});

const ip = checked(isIpAddress, "172.20.0.5");
const plain = (text: string): string => text;
const label = "[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?";
const searchDomain = new RegExp(`^(${label}(?:\\.${label})*)\\.?$`);

/** docker/cli `opts.ValidateDNSSearch`: spaces around it and the dot at its end are left out. */
function readSearchDomain(text: string): string {
  const bare = text.trim();
  if (bare === ".") return bare;
  const [, domain] = searchDomain.exec(bare) ?? [];
  if (domain === undefined || !/[a-zA-Z]/.test(bare)) throw new Unreadable("example.com");
  return domain;
}

export const networkFlags: readonly Flag[] = [
  partsFlag("ports", "publish", "publish", { read: readPublish, write: writePublish }, { short: "p" }),
  switchFlag("ports", "publish-all", "publishAll", { short: "P" }),
  listFlag("ports", "expose", "expose", { read: readExpose }),
  networkFlag,
  firstList("network-alias", "aliases", ["net-alias"], plain),
  firstText("ip", "ip", ip),
  firstText("ip6", "ip6", ip),
  firstList("link-local-ip", "linkLocalIps", [], ip),
  firstText(
    "mac-address",
    "mac",
    checked((text) => text === "" || isMacAddress(text), "02:42:ac:11:00:02"),
  ),
  listFlag("network", "link", "links", { read: readLink }),
  listFlag("network", "dns", "dns", { read: (text) => ip(text.trim()) }),
  listFlag("network", "dns-search", "dnsSearch", { read: readSearchDomain }),
  listFlag("network", "dns-option", "dnsOptions", { aliases: ["dns-opt"] }),
  listFlag("network", "add-host", "extraHosts", { read: readExtraHost }),
];
