"use client";

import { useTranslations } from "next-intl";
import { Fragment } from "react";
import { visible } from "#lib/format/control-characters.ts";

export type Named = { id: string; name: string };

/** More than this are counted, not named. */
const mostNamed = 12;

/** Things by name, within a sentence. */
export function NameList({ of }: { of: readonly Named[] }) {
  const t = useTranslations("actions");
  const left = of.length - mostNamed;
  return (
    <>
      {of.slice(0, mostNamed).map(({ id, name }, index) => (
        <Fragment key={id}>
          {index > 0 && ", "}
          <bdi>
            <b>{visible(name)}</b>
          </bdi>
        </Fragment>
      ))}
      {left > 0 && ` ${t("andMore", { count: left })}`}
    </>
  );
}
