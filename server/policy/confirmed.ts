import { CodedError } from "#lib/errors/coded-error.ts";

/**
 * Refuses an act on many objects that would take one that nobody was shown: between the preview and the confirmation
 * something else may have fallen out of use.
 */
export const checkConfirmed = (
  would: readonly { key: string; name: string }[],
  confirmed: readonly string[],
): void => {
  const known = new Set(confirmed);
  const more = would.filter(({ key }) => !known.has(key)).map(({ name }) => name);
  if (more.length === 0) return;
  const some = more.slice(0, 8).join(", ");
  throw new CodedError("confirmation_outdated", "More would be removed than was confirmed", {
    reason: more.length > 8 ? `${some}, …` : some,
  });
};
