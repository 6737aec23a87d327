import type { InputOf, Query } from "../contracts/contract.ts";
import { CodedError } from "../errors/coded-error.ts";
import { hrefOf, readFailure } from "./api-client.ts";

type AnyStream = Query & { streams: readonly string[] };

/**
 * Reads an answer that comes as JSON lines, each as soon as it is there. Throws a `CodedError`: what the panel refused,
 * `cancelled` when the caller gave up, `panel_unreachable` where the answer breaks off.
 */
export async function* readLines<C extends AnyStream>(
  contract: C,
  input: InputOf<C>,
  signal: AbortSignal,
): AsyncGenerator<unknown[], void, void> {
  try {
    const response = await fetch(hrefOf(contract, input), { credentials: "same-origin", signal });
    if (!response.ok) throw readFailure(await response.json().catch(() => null), response.status);
    const reader = (response.body as ReadableStream<Uint8Array>).getReader();
    const decoder = new TextDecoder();
    let rest = "";
    for (let step = await reader.read(); !step.done; step = await reader.read()) {
      const lines = (rest + decoder.decode(step.value, { stream: true })).split("\n");
      rest = lines.pop() ?? "";
      if (lines.length > 0) yield lines.map((line) => JSON.parse(line) as unknown);
    }
  } catch (error) {
    if (error instanceof CodedError) throw error;
    if (signal.aborted) throw new CodedError("cancelled", "The request was given up");
    throw new CodedError("panel_unreachable", "The answer broke off", {}, { cause: error });
  }
}
