import { CodedError } from "#lib/errors/coded-error.ts";

/**
 * Throws `conflict` for what would end the container that the panel itself runs in, whoever asks. Both are full ids: what
 * a caller named it by must have been resolved before. `ownId` is null outside of a container.
 */
export const assertNotOwnContainer = (id: string, ownId: string | null): void => {
  if (id !== ownId) return;
  throw new CodedError("conflict", "Quayside runs in this container and will not stop itself");
};
