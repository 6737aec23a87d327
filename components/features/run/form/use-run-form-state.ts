"use client";

import { useCallback, useDeferredValue, useEffect, useMemo, useState } from "react";
import { useCan } from "#components/shared/account/account-context.tsx";
import { hostPowerOf } from "#lib/docker/run/host-power.ts";
import type { ContainerSpec } from "#lib/docker/run/spec.ts";
import type { SpecProblem } from "#lib/docker/run/spec-problem.ts";
import { validateSpec } from "#lib/docker/run/validate.ts";
import { type Draft, readDraft, writeDraft } from "./draft-storage.ts";
import { flagOf } from "./field-problems.ts";
import type { RunForm } from "./run-form.ts";
import { useEngineCheck } from "./use-engine-check.ts";
import type { Unread } from "./write-flag.ts";

type Options = {
  environment: string;
  /** Names the draft that survives a reload. */
  draftKey: string;
  /** What the form begins with, where there is no draft. */
  initial: ContainerSpec;
  /** The container that is being changed has the name and the ports that it asks for. */
  own: string | null;
};

export type RunFormState = RunForm & {
  readonly start: boolean;
  setStart(start: boolean): void;
  readonly hasDraft: boolean;
  /** Back to what the form began with. */
  reset(): void;
  forget(): void;
  checkAgain(): Promise<SpecProblem[]>;
  readonly checkError: unknown;
};

const noneUnread: ReadonlyMap<string, Unread> = new Map();

/** All that is in the form, checked as it is written and kept for a reload. */
export function useRunFormState({ environment, draftKey, initial, own }: Options): RunFormState {
  const [kept] = useState<Draft | null>(() => readDraft(draftKey));
  const [spec, setSpec] = useState(kept?.spec ?? initial);
  const [start, setStart] = useState(kept?.start ?? true);
  const [revision, setRevision] = useState(0);
  const [unread, setUnreadMap] = useState(noneUnread);
  const [touched, setTouched] = useState(kept !== null);
  useEffect(() => {
    if (touched) writeDraft(draftKey, { spec, start });
  }, [draftKey, spec, start, touched]);

  const change = useCallback((patch: Partial<ContainerSpec>) => {
    setTouched(true);
    setSpec((before) => ({ ...before, ...patch }));
  }, []);
  const replace = useCallback((next: ContainerSpec) => {
    setTouched(true);
    setSpec(next);
    setUnreadMap(noneUnread);
    setRevision((count) => count + 1);
  }, []);
  const setUnread = useCallback((flag: string, value: Unread | null) => {
    setUnreadMap((before) =>
      value === null && !before.has(flag) ? before : withUnread(before, flag, value),
    );
  }, []);
  const forget = useCallback(() => {
    setTouched(false);
    writeDraft(draftKey, null);
  }, [draftKey]);
  const reset = () => {
    replace(initial);
    forget();
  };

  const local = useLocalProblems(useDeferredValue(spec), unread);
  const engine = useEngineCheck(environment, spec, own);
  const problems = useMemo(() => [...local, ...engine.problems], [local, engine.problems]);
  const refused = useRefusedFields(spec);
  return {
    ...{ environment, spec, change, replace, revision, unread, setUnread, problems, refused },
    ...{ start, setStart, hasDraft: touched, reset, forget },
    ...{ checkAgain: engine.again, checkError: engine.error },
  };
}

const useRefusedFields = (spec: ContainerSpec): ReadonlySet<string> => {
  const isAllowed = useCan()("container.host-power");
  return useMemo(
    () => new Set(isAllowed ? [] : hostPowerOf(spec).map((word) => word.split("=", 1)[0] ?? word)),
    [spec, isAllowed],
  );
};

const withUnread = (before: ReadonlyMap<string, Unread>, flag: string, value: Unread | null) => {
  const next = new Map(before);
  if (value === null) next.delete(flag);
  else next.set(flag, value);
  return next;
};

const useLocalProblems = (spec: ContainerSpec, unread: ReadonlyMap<string, Unread>): SpecProblem[] =>
  useMemo(
    () => [
      ...validateSpec(spec).map(withFlagNamed),
      ...[...unread].map(([field, values]): SpecProblem => ({ field, code: "unreadable", values })),
    ],
    [spec, unread],
  );

/** Other fields are named in a problem as people know them. */
const withFlagNamed = (problem: SpecProblem): SpecProblem => {
  const { field } = problem.values;
  return field === undefined
    ? problem
    : { ...problem, values: { ...problem.values, field: flagOf(field) ?? field } };
};
