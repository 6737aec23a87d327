import type { ContainerUse } from "#lib/contracts/used-by.ts";
import { CodedError, isCodedError } from "#lib/errors/coded-error.ts";
import { compareUses } from "./container-user.ts";

const named = 20;

/**
 * Runs a removal. Where the engine refuses it and these containers hold the object, the refusal names them: the engine
 * itself tells their ids, or nothing. Does nothing where the right to it was withdrawn while it was prepared.
 */
export const removeUnlessUsed = async <T>(
  remove: () => Promise<T>,
  holders: () => readonly ContainerUse[],
  withdrawn: AbortSignal,
): Promise<T> => {
  withdrawn.throwIfAborted();
  try {
    return await remove();
  } catch (error) {
    if (!isCodedError(error) || (error.code !== "conflict" && error.code !== "engine_refused")) throw error;
    const names = holders()
      .toSorted(compareUses)
      .map(({ name }) => name);
    if (names.length === 0) throw error;
    const usedBy = names.length > named ? [...names.slice(0, named), "…"] : names;
    const { reason } = error.details;
    throw new CodedError(
      "in_use",
      `In use by ${usedBy.join(", ")}`,
      { ...(reason === undefined ? {} : { reason }), usedBy },
      { cause: error },
    );
  }
};
