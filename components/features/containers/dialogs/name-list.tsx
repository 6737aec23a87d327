"use client";

import { useTranslations } from "next-intl";
import { Fragment } from "react";
import { visible } from "#lib/format/control-characters.ts";

/** More than this are counted, not named. */
const mostNamed = 12;

/** Containers by name, within a sentence. */
export function NameList({ rows }: { rows: readonly { id: string; name: string }[] }) {
  const t = useTranslations("containers.dialogs");
  const left = rows.length - mostNamed;
  return (
    <>
      {rows.slice(0, mostNamed).map(({ id, name }, index) => (
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
