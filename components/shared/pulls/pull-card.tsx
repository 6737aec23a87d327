"use client";

import { Progress, Text } from "@mantine/core";
import { useTranslations } from "next-intl";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { StatusDot, type StatusTone } from "#components/ui/status-dot.tsx";
import type { PullRow } from "#lib/contracts/pulls.ts";
import { familiarImageName } from "#lib/docker/image-reference.ts";
import { visible } from "#lib/format/control-characters.ts";
import { ErrorBody } from "../errors/error-body.tsx";
import { useErrorText } from "../errors/use-error-text.ts";
import { PullActions } from "./pull-actions.tsx";
import { PullLayers } from "./pull-layers.tsx";
import { pullShare } from "./pull-share.ts";
import classes from "./pulls.module.css";
import { errorOf } from "./use-ended-notices.tsx";
import { useProgressText } from "./use-progress-text.ts";

type Props = {
  environment: string;
  pull: PullRow;
  /** A link leads away from the panel. */
  onLeave(): void;
};

const tones = {
  running: "busy",
  succeeded: "ok",
  failed: "bad",
  cancelled: "off",
} as const satisfies Record<PullRow["state"], StatusTone>;

/** One pull. */
export function PullCard({ environment, pull, onLeave }: Props) {
  const t = useTranslations("pulls");
  const textOf = useErrorText();
  const running = pull.state === "running";
  const name = visible(familiarImageName(pull.reference));
  return (
    <article className={classes.card} aria-label={name}>
      <div className={classes.head}>
        <h3 className={classes.name}>
          <bdi>{name}</bdi>
        </h3>
        <StatusDot tone={tones[pull.state]} pulse={running} label={t(`states.${pull.state}`)} />
      </div>
      <p className={classes.facts}>
        {pull.platform !== null && <span>{pull.platform}</span>}
        <span>{t("by", { name: visible(pull.startedBy) })}</span>
        <RelativeTime at={pull.endedAt ?? pull.startedAt} />
      </p>
      {running && <Whole pull={pull} name={name} />}
      {pull.problem && <ErrorBody text={textOf(errorOf(pull.problem))} withWhat />}
      {pull.layers.length > 0 && <PullLayers layers={pull.layers} open={running} />}
      <PullActions environment={environment} pull={pull} onLeave={onLeave} />
    </article>
  );
}

/** How far the whole has come. */
function Whole({ pull, name }: { pull: PullRow; name: string }) {
  const text = useProgressText()(pull);
  const share = pullShare(pull.layers);
  return (
    <div>
      <Progress.Root size="md">
        <Progress.Section
          value={share === null ? 100 : share * 100}
          striped={share === null}
          animated={share === null}
          aria-label={name}
          // What is not known is said by leaving the value out.
          {...(share === null ? { "aria-valuenow": undefined } : {})}
        />
      </Progress.Root>
      <Text size="xs" c="dimmed" mt={4} className={classes.numbers}>
        {text}
      </Text>
    </div>
  );
}
