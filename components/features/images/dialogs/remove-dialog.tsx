"use client";

import { Checkbox } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { AskedDialogProps } from "#components/shared/actions/actions-provider.tsx";
import { DestroyDialog } from "#components/shared/actions/destroy-dialog.tsx";
import { currentRows } from "#components/shared/used-by/current-rows.ts";
import { HeldNote } from "#components/shared/used-by/held-note.tsx";
import type { ImageRow } from "#lib/contracts/images.ts";
import { dockerImageCommand } from "#lib/docker/image-cli.ts";
import { visible } from "#lib/format/control-characters.ts";
import { type ImageOptions, type ImageVerb, wholeOf } from "../actions/image-acts.ts";
import { SizeText } from "../cells/size-text.tsx";
import { imageName } from "../image-name.ts";
import { useImages } from "../queries.ts";
import { planRemoval, type RemovalPlan } from "./removal-plan.ts";
import { TagChoice } from "./tag-choice.tsx";

type Props = AskedDialogProps<ImageRow, ImageVerb, ImageOptions>;

/** Asks before images are removed: names them, those that cannot go with who uses them, and of one with tags which. */
export function RemoveDialog({ environment, asked, onRun, onClose }: Props) {
  const t = useTranslations("images.dialogs");
  const [force, setForce] = useState(false);
  const rows = currentRows(asked.rows, useImages(environment).data?.items);
  const [first] = asked.rows;
  const single = rows.length === 1 && (rows[0]?.tags.length ?? 0) > 1 ? rows[0] : undefined;
  const [off, setOff] = useState<readonly string[] | null>(null);
  const chosen = single ? single.tags.filter((tag) => off?.includes(tag) ?? true) : null;
  const plan = planRemoval(rows, { chosen, force });
  const { targets, held, tags } = plan;
  return (
    <DestroyDialog
      title={t("removeTitle", { count: asked.rows.length, name: first ? visible(imageName(first)) : "" })}
      cli={cliOf(plan, rows, force)}
      confirm={t(tags ? "untagButton" : "removeButton", { count: tags ? tags.length : targets.length })}
      targets={tags ? tags.map((tag) => ({ id: tag, name: tag })) : targets.map(asTarget)}
      lost={useLosses(plan)}
      skipped={asked.skipped.map((row) => ({ id: row.id, name: imageName(row) }))}
      onConfirm={() => onRun(targets, tags ? { tags } : force ? { force } : {})}
      onClose={onClose}
    >
      {single && chosen && <TagChoice tags={single.tags} chosen={chosen} onChange={setOff} />}
      <HeldNote
        environment={environment}
        title={t("heldTitle", { count: held.length })}
        held={held.map((row) => ({
          id: row.id,
          name: imageName(row),
          by: row.usedBy.first,
          count: row.usedBy.count,
        }))}
      />
      {plan.canForce && (
        <Checkbox
          size="xs"
          label={t("force")}
          description={t("forceHint")}
          checked={force}
          onChange={(event) => setForce(event.currentTarget.checked)}
        />
      )}
    </DestroyDialog>
  );
}

const asTarget = (row: ImageRow) => ({
  id: row.id,
  name: row.tags.length > 1 ? row.tags.join(", ") : imageName(row),
  mark: <SizeText bytes={row.size} />,
});

const cliOf = ({ targets, tags }: RemovalPlan, rows: readonly ImageRow[], force: boolean): string =>
  dockerImageCommand({
    action: "remove",
    images: tags ?? (targets.length > 0 ? targets : rows).flatMap((row) => wholeOf(row, force)),
    force,
  });

const useLosses = ({ targets, tags }: RemovalPlan): string[] => {
  const t = useTranslations("images.dialogs");
  if (tags) return [t("lostTags", { count: tags.length })];
  // What no registry has can only be built again.
  const own = targets.filter(({ digests }) => digests.length === 0).length;
  return [t("lostLayers", { count: targets.length }), ...(own > 0 ? [t("lostOwn", { count: own })] : [])];
};
