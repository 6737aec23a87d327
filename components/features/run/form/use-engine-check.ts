"use client";

import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useMemo } from "react";
import { queryFor } from "#lib/client/query-client.ts";
import { containerCreation } from "#lib/contracts/container-create.ts";
import type { InputOf } from "#lib/contracts/contract.ts";
import { parseImageReference } from "#lib/docker/image-reference.ts";
import { checkInput } from "#lib/docker/run/check-input.ts";
import type { ContainerSpec } from "#lib/docker/run/spec.ts";
import type { SpecProblem } from "#lib/docker/run/spec-problem.ts";

type Asked = InputOf<typeof containerCreation.check>;

/** Typing is over after this long. */
const restMs = 400;
const missingImageMs = 4_000;
const none: readonly SpecProblem[] = [];

/** What the engine says against the spec, asked when the typing rests. */
export function useEngineCheck(environment: string, spec: ContainerSpec, own: string | null) {
  const client = useQueryClient();
  const asked = useMemo(() => JSON.stringify(askedOf(environment, spec)), [environment, spec]);
  const [rested] = useDebouncedValue(asked, restMs);
  const query = useQuery({
    ...queryFor(containerCreation.check, JSON.parse(rested) as Asked),
    placeholderData: keepPreviousData,
    staleTime: 2_000,
    // A pull that somebody started elsewhere ends some time.
    refetchInterval: ({ state }) =>
      state.data?.problems.some(({ code }) => code === "image_missing") ? missingImageMs : false,
  });
  const again = useCallback(
    async () =>
      foreign(
        (await client.fetchQuery({ ...queryFor(containerCreation.check, JSON.parse(asked)), staleTime: 0 }))
          .problems,
        own,
      ),
    [client, asked, own],
  );
  const answered = query.data?.problems ?? none;
  // An answer to what stood there before says nothing of what stands there now.
  const current = useMemo(
    () => (rested === asked ? foreign(answered, own) : none),
    [answered, rested, asked, own],
  );
  return { problems: current, again, error: query.error };
}

const askedOf = (environment: string, spec: ContainerSpec): Asked => {
  const image = parseImageReference(spec.image) === null ? "" : spec.image;
  return { environment, ...checkInput(spec), image };
};

/** Without what the container that is changed holds itself. */
const foreign = (problems: readonly SpecProblem[], own: string | null): SpecProblem[] =>
  problems.filter(
    ({ code, values }) =>
      own === null ||
      !((code === "name_taken" && values.value === own) || (code === "port_taken" && values.by === own)),
  );
