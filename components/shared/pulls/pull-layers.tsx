"use client";

import { Progress } from "@mantine/core";
import { useLocale, useTranslations } from "next-intl";
import type { PullLayer } from "#lib/contracts/pulls.ts";
import { byteFormat } from "#lib/format/bytes.ts";
import { visible } from "#lib/format/control-characters.ts";
import { doneLayers, layerShare } from "./pull-share.ts";
import classes from "./pulls.module.css";

type Props = { layers: readonly PullLayer[]; open: boolean };

/** The layers of a pull, each with what is being done with it. */
export function PullLayers({ layers, open }: Props) {
  const t = useTranslations("pulls");
  return (
    <details open={open}>
      <summary className={classes.summary}>
        {t("layersDone", { done: doneLayers(layers), total: layers.length })}
      </summary>
      <ul className={classes.layers}>
        {layers.map((layer) => (
          <Layer key={layer.id} layer={layer} />
        ))}
      </ul>
    </details>
  );
}

const colors: Partial<Record<PullLayer["phase"], string>> = {
  extracting: "green",
  done: "green",
  exists: "gray",
  retrying: "yellow",
};

function Layer({ layer }: { layer: PullLayer }) {
  const t = useTranslations("pulls.phases");
  const bytes = byteFormat(useLocale());
  const { id, phase, status, current, total } = layer;
  const words = phase === "other" ? visible(status) : t(phase);
  const moves = phase === "downloading" || phase === "extracting";
  return (
    <li className={classes.layer}>
      <code>{visible(id)}</code>
      <span className={classes.phase} title={visible(status)}>
        {words}
      </span>
      <span className={classes.numbers}>
        {moves && total !== null && `${bytes.decimal(current ?? 0)} / ${bytes.decimal(total)}`}
      </span>
      <Progress
        className={classes.bar}
        size={3}
        value={layerShare(layer) * 100}
        aria-label={`${id}: ${words}`}
        {...(colors[phase] === undefined ? {} : { color: colors[phase] })}
      />
    </li>
  );
}
