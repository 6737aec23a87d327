import { type NetworkSpec, plainNetwork } from "../spec/network.ts";
import { cutPair, readFields, writeFields } from "./csv.ts";
import { Unreadable } from "./unreadable.ts";

type Reader = (network: NetworkSpec, value: string) => void;

const expected = "name=my-net,alias=web,ip=172.20.0.5";

const readers: Readonly<Record<string, Reader>> = {
  name: (network, value) => {
    network.name = value;
  },
  alias: (network, value) => network.aliases.push(value),
  "driver-opt": (network, value) => {
    const [key, text] = cutPair(value);
    if (key === "" || text === null) throw new Unreadable("driver-opt=key=value");
    network.driverOptions[key.trim()] = text.trim();
  },
  ip: (network, value) => {
    network.ip = value;
  },
  ip6: (network, value) => {
    network.ip6 = value;
  },
  "mac-address": (network, value) => {
    network.mac = value;
  },
  "link-local-ip": (network, value) => network.linkLocalIps.push(value),
};

/** The value of one `--network`: a name, or fields, which the command line puts in lower case whole [measured]. */
export function readNetwork(text: string): NetworkSpec {
  if (text.trim() === "") throw new Unreadable("my-net");
  if (!/\w=\w/.test(text)) return plainNetwork(text);
  const network = plainNetwork("");
  for (const field of readFields(text) ?? []) {
    const [key, value] = cutPair(field.toLowerCase());
    const read = Object.hasOwn(readers, key.trim()) ? readers[key.trim()] : undefined;
    if (read === undefined || value === null) throw new Unreadable(expected);
    read(network, value.trim());
  }
  if (network.name === "") throw new Unreadable(expected);
  return network;
}

/** The fields of one `--network`. */
export const writeNetworkFields = (network: NetworkSpec): string =>
  writeFields([
    `name=${network.name}`,
    ...network.aliases.map((alias) => `alias=${alias}`),
    ...(network.ip === "" ? [] : [`ip=${network.ip}`]),
    ...(network.ip6 === "" ? [] : [`ip6=${network.ip6}`]),
    ...network.linkLocalIps.map((ip) => `link-local-ip=${ip}`),
    ...(network.mac === "" ? [] : [`mac-address=${network.mac}`]),
    ...Object.entries(network.driverOptions).map(([key, value]) => `driver-opt=${key}=${value}`),
  ]);
