/** A value as it is on the screen, and the address it was last held against. */
export type HeldValue = {
  fromUrl: string;
  value: string;
  /** What was chosen here since then. The address follows later, and must not undo what was typed meanwhile. */
  ours: ReadonlySet<string>;
};

/** Takes over what the address says. */
export const heldFrom = (fromUrl: string): HeldValue => ({ fromUrl, value: fromUrl, ours: new Set() });

/** The reader chose something. */
export const withValue = (held: HeldValue, value: string): HeldValue => ({
  ...held,
  value,
  ours: new Set([...held.ours, value]),
});

/** The address changed: by our own delayed writing, which says nothing new, or by a link or the browser, which wins. */
export const withAddress = (held: HeldValue, fromUrl: string): HeldValue => {
  if (fromUrl === held.value) return heldFrom(fromUrl);
  return held.ours.has(fromUrl) ? { ...held, fromUrl } : heldFrom(fromUrl);
};
