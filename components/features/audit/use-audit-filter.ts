"use client";

import { useCallback, useMemo, useState } from "react";
import { useUrlParameters } from "#components/shared/url-state/use-url-parameters.ts";
import { type AuditFilter, auditOutcomeFilters } from "#lib/contracts/audit.ts";
import { readRange } from "./time-range.ts";

/** What the log can be narrowed by, as it stands in the address. */
export const filterNames = ["actor", "action", "outcome", "environment", "time", "q"] as const;
export type FilterName = (typeof filterNames)[number];

export type AuditFilterState = {
  /** As it stands in the address; empty for what is not chosen. */
  values: Readonly<Record<FilterName, string>>;
  set(changes: Partial<Record<FilterName, string>>, typing?: boolean): void;
  clear(): void;
  /** For the API. A range like "the last hour" ends when `renew` was called last. Stable. */
  filter: AuditFilter;
  /** Counts up with `renew`, so that the same filter is asked anew. */
  round: number;
  renew(): void;
};

const nothing = Object.fromEntries(filterNames.map((name) => [name, ""])) as Record<FilterName, string>;

export const useAuditFilter = (): AuditFilterState => {
  const [ours, change] = useUrlParameters(filterNames);
  const [{ now, round }, setNow] = useState(() => ({ now: Date.now(), round: 0 }));
  const values = useMemo(() => {
    const parameters = new URLSearchParams(ours);
    const read = (name: FilterName) => [name, parameters.get(name) ?? ""] as const;
    return Object.fromEntries(filterNames.map(read)) as Record<FilterName, string>;
  }, [ours]);
  const filter = useMemo(() => toFilter(values, now), [values, now]);
  const renew = useCallback(() => setNow((last) => ({ now: Date.now(), round: last.round + 1 })), []);
  const clear = useCallback(() => change(nothing), [change]);
  return { values, set: change as AuditFilterState["set"], clear, filter, round, renew };
};

/** What the API would refuse (an address may be typed by hand) is left out. */
const toFilter = (
  { actor, action, outcome, environment, time, q }: Record<FilterName, string>,
  now: number,
): AuditFilter => {
  const knownOutcome = auditOutcomeFilters.find((one) => one === outcome);
  const text = q.trim().slice(0, 200);
  return {
    ...(actor === "" ? {} : { actor: actor.slice(0, 64) }),
    ...(/^[a-z][a-z.-]{0,63}$/.test(action) ? { action } : {}),
    ...(knownOutcome ? { outcome: knownOutcome } : {}),
    ...(environment === "" ? {} : { environment: environment.slice(0, 64) }),
    ...(text === "" ? {} : { text }),
    ...readRange(time, now),
  };
};
