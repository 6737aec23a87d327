"use client";

import { Button } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useLiveList } from "#components/shared/live/use-live-list.ts";
import type { ContainerRow } from "#lib/contracts/container-row.ts";
import { containerChannels, containers } from "#lib/contracts/containers.ts";
import { type NetworkRow, networkChannels, networks } from "#lib/contracts/networks.ts";
import type { SpecProblem } from "#lib/docker/run/spec-problem.ts";
import { visible } from "#lib/format/control-characters.ts";
import { useRunForm } from "../form/run-form.ts";
import { containerMends, type Mend, networkMends } from "./mends.ts";

type Props = { problem: SpecProblem };

/** Networks that are there, in place of one that is not. */
export function OtherNetworks({ problem }: Props) {
  const { spec, environment } = useRunForm();
  const rows = useLiveList<NetworkRow>(networks.list, networkChannels.follow, environment).data?.items ?? [];
  const names = rows.map(({ name }) => name);
  return <Choices mends={networkMends(problem, spec, names)} />;
}

/** Containers that are there, in place of one that is not. */
export function OtherContainers({ problem }: Props) {
  const { spec, environment } = useRunForm();
  const rows = useLiveList<ContainerRow>(containers.list, containerChannels.follow, environment).data?.items;
  const names = (rows ?? []).filter(({ state }) => state === "running").map(({ name }) => name);
  return <Choices mends={containerMends(problem, spec, names)} />;
}

function Choices({ mends }: { mends: readonly Mend[] }) {
  const t = useTranslations("run.mends");
  const { replace } = useRunForm();
  return mends.map(({ to, spec }) => (
    <Button key={to} size="compact-xs" variant="light" me={4} onClick={() => replace(spec)}>
      {t("use", { value: visible(to) })}
    </Button>
  ));
}
