"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useCan } from "#components/shared/account/account-context.tsx";
import { useNotify } from "#components/shared/errors/use-notify.tsx";
import { call } from "#lib/client/api-client.ts";
import { queryFor } from "#lib/client/query-client.ts";
import { containerCreation } from "#lib/contracts/container-create.ts";
import { containerRecreation, type Dependent } from "#lib/contracts/container-recreate.ts";
import { followPower, followSpec } from "#lib/docker/run/follow.ts";
import type { ContainerSpec } from "#lib/docker/run/spec.ts";
import type { Edited } from "./edited.ts";

/** A container that is made again behind another, and what that asks of the host. */
export type Follower = { name: string; id: string; spec: ContainerSpec; hostPower: string[] };
export type Followers = ReturnType<typeof useFollowers>;

const none: readonly Dependent[] = [];

/** The containers that hold on to the edited one; those that would break are made again after it, if that is wanted. */
export function useFollowers(environment: string, edited: Edited | null) {
  const t = useTranslations("run.followers");
  const notify = useNotify();
  const can = useCan();
  const [together, setTogether] = useState(true);
  const container = edited?.id ?? "";
  const query = useQuery({
    ...queryFor(containerRecreation.dependents, { environment, container }),
    enabled: edited !== null && can(containerRecreation.dependents.access),
    staleTime: 2_000,
  });
  const dependents = query.data?.items ?? none;

  /** Before the old container goes: afterwards nobody could say what held on to it. */
  const prepare = async (name: string): Promise<Follower[]> => {
    if (edited === null || !together) return [];
    const breaking = dependents.filter(({ breaks }) => breaks);
    return Promise.all(
      breaking.map(async ({ id, name: own }) => {
        const asked = { environment, container: id, keepVolumes: true };
        const { spec, hostPower } = await call(containerCreation.spec, asked);
        const followed = followSpec(spec, edited, name);
        return { id, name: own, spec: followed, hostPower: followPower(spec, followed, hostPower) };
      }),
    );
  };
  /** One that fails is as it was, and is told of; the others go on. */
  const follow = async (followers: readonly Follower[]): Promise<void> => {
    for (const { id, name, spec, hostPower } of followers) {
      try {
        await call(containerRecreation.recreate, { environment, container: id, spec, hostPower });
        notify.done(t("done", { name }));
      } catch (error) {
        notify.failed(error, { action: t("action"), target: name });
      }
    }
  };
  return { dependents, together, setTogether, prepare, follow };
}
