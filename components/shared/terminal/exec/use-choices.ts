"use client";

import { useEffect, useState } from "react";
import { call } from "#lib/client/api-client.ts";
import type { OutputOf } from "#lib/contracts/contract.ts";
import { contracts } from "#lib/contracts/index.ts";
import { isCodedError } from "#lib/errors/coded-error.ts";

export type Choices = OutputOf<(typeof contracts)["terminals"]["choices"]>;

type Target = { environment: string; container: string };

/** Which shells a container has, and its own user: looked for in it once, when `wanted`. Null until it is known. */
export const useChoices = (target: Target | null, wanted: boolean): Choices | null => {
  const [known, setKnown] = useState<{ container: string; choices: Choices } | null>(null);
  const { environment, container } = target ?? {};
  const isKnown = known?.container === container;
  useEffect(() => {
    if (!wanted || isKnown || environment === undefined || container === undefined) return;
    const over = new AbortController();
    call(contracts.terminals.choices, { environment, container }, { signal: over.signal })
      .then((choices) => setKnown({ container, choices }))
      .catch((error: unknown) => {
        // What is only a suggestion is not missed: opening the terminal tells why it cannot be had.
        if (!isCodedError(error) && !over.signal.aborted) throw error;
      });
    return () => over.abort();
  }, [wanted, isKnown, environment, container]);
  return isKnown ? (known?.choices ?? null) : null;
};
