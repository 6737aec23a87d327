/**
 * A channel's message as its contract has it, from what the socket hands over: large ones come as text, and browsers
 * give received binary as a bare `ArrayBuffer` where contracts say `Uint8Array`.
 */
export const received = (payload: unknown): unknown => {
  if (typeof payload === "string") return JSON.parse(payload);
  if (payload instanceof ArrayBuffer) return new Uint8Array(payload);
  if (typeof payload !== "object" || payload === null) return payload;
  const entries = Object.entries(payload);
  if (!entries.some(([, value]) => value instanceof ArrayBuffer)) return payload;
  return Object.fromEntries(
    entries.map(([key, value]) => [key, value instanceof ArrayBuffer ? new Uint8Array(value) : value]),
  );
};
