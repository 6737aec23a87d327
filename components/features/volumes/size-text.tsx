"use client";

import { useLocale } from "next-intl";
import { byteFormat } from "#lib/format/bytes.ts";

/** A size in bytes; nothing where it is not known, and -1 is a driver that does not say. */
export function SizeText({ bytes }: { bytes: number | undefined }) {
  const format = byteFormat(useLocale());
  return bytes === undefined || bytes < 0 ? null : format.decimal(bytes);
}
