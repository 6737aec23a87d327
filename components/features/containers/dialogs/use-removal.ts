"use client";

import { useState } from "react";
import type { ContainerRow } from "#lib/contracts/container-row.ts";
import { removalNeedsForce } from "#lib/docker/container-state.ts";
import { useLosses } from "./use-losses.ts";

const needsForce = ({ state }: ContainerRow): boolean => removalNeedsForce(state);

/** A removal as its dialog stands: who is reached, what is lost, and whether that has to be typed. */
export const useRemoval = (environment: string, rows: readonly ContainerRow[]) => {
  const running = rows.filter(needsForce);
  // Of a mixed selection the running ones are kept unless somebody says otherwise.
  const [force, setForce] = useState(running.length === rows.length);
  const [volumes, setVolumes] = useState(false);
  const targets = force ? rows : rows.filter((row) => !needsForce(row));
  const { losses, counting } = useLosses(environment, targets, volumes);
  return {
    running,
    ...{ force, setForce, volumes, setVolumes },
    targets,
    /** Of those selected. */
    kept: rows.filter((row) => !targets.includes(row)),
    ...{ losses, counting },
    mustType: losses.losesData && targets.length > 0,
    options: { force: (force && losses.killed.length > 0) || undefined, volumes: volumes || undefined },
  };
};

export type Removal = ReturnType<typeof useRemoval>;
