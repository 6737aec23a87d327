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

/** `GET /networks/{id}`, whole. */
export const networkInspect = z.looseObject({ Id: z.string().min(1), Name: z.nullish(z.string()) });
export type NetworkInspect = DeepReadonly<z.output<typeof networkInspect>>;
