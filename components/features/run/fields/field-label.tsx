"use client";

import { useTranslations } from "next-intl";
import classes from "../run.module.css";
import type { FlagWord } from "./flag-word.ts";

type Props = { name: FlagWord; short?: string | undefined };

/** What a flag is called, and the flag. */
export function FieldLabel({ name, short }: Props) {
  const t = useTranslations("run.flags");
  return (
    <>
      {t(`${name}.label`)}{" "}
      <code className={classes.flag}>
        {short === undefined ? "" : `-${short}, `}--{name}
      </code>
    </>
  );
}
