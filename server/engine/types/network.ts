import { z } from "zod";
import { type DeepReadonly, flag, labels, text } from "./parse.ts";

const pool = z.object({ Subnet: text, Gateway: text, IPRange: text });

/** One network, as the list has it (without its containers: they name their networks themselves). */
export const networkEntry = z.object({
  Id: z.string().min(1),
  Name: text,
  Created: text,
  Scope: text,
  Driver: text,
  EnableIPv6: flag,
  Internal: flag,
  Attachable: flag,
  Ingress: flag,
  ConfigOnly: flag,
  IPAM: z
    .nullish(z.object({ Driver: text, Config: z.nullish(z.array(pool)).transform((pools) => pools ?? []) }))
    .transform((ipam) => ipam ?? { Driver: "", Config: [] }),
  Options: labels,
  Labels: labels,
});
export type NetworkEntry = DeepReadonly<z.output<typeof networkEntry>>;

const loose = {
  text: z.nullish(z.string()),
  flag: z.nullish(z.boolean()),
  texts: z.nullish(z.record(z.string(), z.string())),
};

/** `GET /networks/{id}`, whole: fields that are not named here are kept as they came. */
export const networkInspect = z.looseObject({
  Id: z.string().min(1),
  Name: loose.text,
  /** RFC 3339. */
  Created: loose.text,
  Scope: loose.text,
  Driver: loose.text,
  EnableIPv6: loose.flag,
  Internal: loose.flag,
  Attachable: loose.flag,
  Ingress: loose.flag,
  IPAM: z.nullish(
    z.looseObject({
      Driver: loose.text,
      Options: loose.texts,
      Config: z.nullish(
        z.array(z.looseObject({ Subnet: loose.text, IPRange: loose.text, Gateway: loose.text })),
      ),
    }),
  ),
  /** The running containers on it, by id. Addresses have their prefix's length: `172.17.0.2/16`. */
  Containers: z.nullish(
    z.record(
      z.string(),
      z.looseObject({
        Name: loose.text,
        EndpointID: loose.text,
        MacAddress: loose.text,
        IPv4Address: loose.text,
        IPv6Address: loose.text,
      }),
    ),
  ),
  Options: loose.texts,
  Labels: loose.texts,
});
export type NetworkInspect = DeepReadonly<z.output<typeof networkInspect>>;
