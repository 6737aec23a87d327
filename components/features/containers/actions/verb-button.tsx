"use client";

import { ActionIcon } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useCan } from "#components/shared/account/account-context.tsx";
import { Hint } from "#components/ui/hint.tsx";
import type { ContainerRow } from "#lib/contracts/containers.ts";
import { visible } from "#lib/format/control-characters.ts";
import classes from "./actions.module.css";
import { useContainerActions, usePending } from "./container-actions-context.ts";
import { refusalOf } from "./refusal.ts";
import { useRefusalText } from "./use-refusal-text.ts";
import type { Verb } from "./verb.ts";
import { VerbIcon } from "./verb-icon.tsx";

type Props = { verb: Verb; row: ContainerRow; tabIndex: 0 | -1 };

/** One action as an icon. One that cannot be done stays reachable, to say why. */
export function VerbButton({ verb, row, tabIndex }: Props) {
  const t = useTranslations("containers");
  const can = useCan();
  const { request } = useContainerActions();
  const pending = usePending(row.id);
  const refusalText = useRefusalText();
  const refusal = refusalOf(row, verb, can);
  const blocked = refusal !== null || pending !== null;
  const word = t(`verbs.${verb}`);
  const hint = refusal === null ? word : `${word}: ${refusalText(refusal, verb)}`;
  return (
    <Hint label={hint}>
      <ActionIcon
        aria-label={t("actions.verbOn", { verb: word, name: visible(row.name) })}
        {...(blocked ? { "aria-disabled": true, "data-disabled": true } : {})}
        className={classes.icon}
        tabIndex={tabIndex}
        onClick={() => {
          if (!blocked) request(verb, [row]);
        }}
      >
        <VerbIcon verb={verb} />
      </ActionIcon>
    </Hint>
  );
}
