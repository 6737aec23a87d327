"use client";

import { useLocale } from "next-intl";
import { byteFormat } from "#lib/format/bytes.ts";

/** A size in bytes, in units of a thousand as the docker command line has it. */
export function SizeText({ bytes }: { bytes: number }) {
  return byteFormat(useLocale()).decimal(bytes);
}
