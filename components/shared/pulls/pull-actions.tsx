"use client";

import { Button, Group } from "@mantine/core";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { call } from "#lib/client/api-client.ts";
import { type PullRow, pulls } from "#lib/contracts/pulls.ts";
import { familiarImageName } from "#lib/docker/image-reference.ts";
import { useAccount, useCan } from "../account/account-context.tsx";
import { useNotify } from "../errors/use-notify.tsx";
import { imageHref } from "../links/resource-href.ts";
import { useStartPull } from "./use-start-pull.ts";

type Props = { environment: string; pull: PullRow; onLeave(): void };

/** What can be done about a pull as it stands. */
export function PullActions({ environment, pull, onLeave }: Props) {
  const t = useTranslations("pulls");
  const can = useCan();
  const start = useStartPull(environment);
  const { state, reference, platform, imageId } = pull;
  if (state === "running") return <CancelButton environment={environment} pull={pull} />;
  if (state === "succeeded") {
    if (imageId === null) return null;
    return (
      <Group>
        <Button component={Link} href={imageHref(environment, imageId)} variant="default" onClick={onLeave}>
          {t("show")}
        </Button>
      </Group>
    );
  }
  if (!can(pulls.start.access)) return null;
  return (
    <Group>
      <Button
        variant="default"
        onClick={() => start({ reference, ...(platform === null ? {} : { platform }) })}
      >
        {t("again")}
      </Button>
    </Group>
  );
}

/** One's own can be cancelled, by an admin anybody's. */
function CancelButton({ environment, pull }: Omit<Props, "onLeave">) {
  const t = useTranslations("pulls");
  const can = useCan();
  const notify = useNotify();
  const { username, role } = useAccount();
  const [busy, setBusy] = useState(false);
  if (!can(pulls.cancel.access) || (pull.startedBy !== username && role !== "admin")) return null;
  const cancel = async () => {
    setBusy(true);
    try {
      await call(pulls.cancel, { environment, pull: pull.id });
    } catch (error) {
      setBusy(false);
      notify.failed(error, { action: t("cancel"), target: familiarImageName(pull.reference) });
    }
  };
  return (
    <Group>
      <Button variant="default" loading={busy} onClick={cancel}>
        {t("cancel")}
      </Button>
    </Group>
  );
}
