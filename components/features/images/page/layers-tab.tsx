"use client";

import { useTranslations } from "next-intl";
import { CopyValue } from "#components/shared/resource-page/copy-value.tsx";
import { FactTable } from "#components/shared/resource-page/fact-table.tsx";
import classes from "#components/shared/resource-page/resource-page.module.css";
import { TabEmpty } from "#components/shared/resource-page/tab-empty.tsx";
import { useTextFilter } from "#components/shared/resource-page/use-text-filter.tsx";
import { CopyText } from "#components/ui/copy-text.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import type { ImageDetail, ImageLayer } from "#lib/contracts/images.ts";
import { shortId } from "#lib/docker/names.ts";
import { visible } from "#lib/format/control-characters.ts";
import { SizeText } from "../cells/size-text.tsx";

/** The steps by which the image was made, the newest first, each with what it added. */
export function LayersTab({ detail: { layers, redacted } }: { detail: ImageDetail }) {
  const t = useTranslations("images.layers");
  const { field, matches, nothing } = useTextFilter();
  if (layers.length === 0) return <TabEmpty title={t("none")} />;
  // The same step may have been made twice: only its place tells them apart.
  const steps = layers.map((layer, place) => ({ layer, step: layers.length - place }));
  const shown = steps.filter(({ layer }) => matches(`${layer.command ?? ""} ${layer.tags.join(" ")}`));
  return (
    <>
      {redacted && <p className={classes.note}>{t("withheld")}</p>}
      {!redacted && <div className={classes.tools}>{field}</div>}
      {nothing(shown.length)}
      {shown.length > 0 && (
        <FactTable
          label={t("label")}
          heads={[t("step"), t("size"), t("command"), t("layer"), t("created")]}
          widths={["56px", "92px", "", "132px", "124px"]}
          rows={shown.map(({ layer, step }) => ({
            key: String(step),
            cells: cellsOf(layer, step, t("noLayer")),
          }))}
        />
      )}
    </>
  );
}

const cellsOf = (layer: ImageLayer, step: number, noLayer: string) => [
  step,
  layer.size === 0 ? null : <SizeText key="size" bytes={layer.size} />,
  <Command key="command" layer={layer} />,
  layer.digest === null ? (
    <span key="layer" className={classes.dim}>
      {noLayer}
    </span>
  ) : (
    <CopyText key="layer" value={layer.digest}>
      {shortId(layer.digest)}
    </CopyText>
  ),
  layer.createdAt === null ? null : <RelativeTime key="created" at={layer.createdAt} />,
];

function Command({ layer: { command, comment, tags } }: { layer: ImageLayer }) {
  return (
    <div className={classes.mono}>
      {command && <CopyValue value={command} />}
      {!command && comment !== "" && <span className={classes.dim}>{visible(comment)}</span>}
      {tags.map((tag) => (
        <div key={tag}>
          <span className={classes.tag}>{visible(tag)}</span>
        </div>
      ))}
    </div>
  );
}
