"use client";

import { useQueries } from "@tanstack/react-query";
import type { ContainerRow } from "#lib/contracts/container-row.ts";
import { type Losses, lossesOf } from "../actions/losses.ts";
import { mountsQuery } from "../queries.ts";

/** Volumes are counted for this many containers at most: each is a question to the engine. */
const mostCounted = 20;

/** What removing containers takes with it. `counting` while their volumes are being asked for. */
export const useLosses = (
  environment: string,
  rows: readonly ContainerRow[],
  volumes: boolean,
): { losses: Losses; counting: boolean } => {
  const asked = rows.length <= mostCounted ? rows : [];
  const details = useQueries({ queries: asked.map(({ id }) => mountsQuery(environment, id)) });
  const mounts = new Map(asked.map(({ id }, index) => [id, details[index]?.data?.mounts]));
  return {
    losses: lossesOf(rows, { volumes }, (id) => mounts.get(id)),
    counting: details.some(({ isPending }) => isPending),
  };
};
