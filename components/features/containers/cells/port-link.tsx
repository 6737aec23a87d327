"use client";

import { useTranslations } from "next-intl";
import { formatPortRange, type PortRange, portUrl } from "#lib/docker/ports.ts";
import classes from "./cells.module.css";
import { usePanelHost } from "./panel-host.ts";

type Props = { range: PortRange; tabIndex?: number };

/** One published port or range of ports; a link where a browser can open it (a range: its first). */
export function PortLink({ range, tabIndex }: Props) {
  const t = useTranslations("containers");
  const url = portUrl(range, usePanelHost());
  const text = formatPortRange(range);
  if (url === null)
    return <span className={range.publicPort === null ? classes.dim : undefined}>{text}</span>;
  return (
    <a
      className={classes.port}
      href={url}
      target="_blank"
      rel="noreferrer"
      title={t("openPort", { url })}
      {...(tabIndex === undefined ? {} : { tabIndex })}
    >
      {text}
    </a>
  );
}
