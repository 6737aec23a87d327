/** An acknowledgement is worth a message of its own from this many bytes on. */
export const ackBytes = 32 * 1024;

/**
 * Where a reader stands in a terminal's output, in bytes from its beginning: what it has received, what is drawn, what
 * it has acknowledged. Output that comes twice after a resumption is cut here, and output that is missing is counted.
 */
export class OutputPosition {
  #received = 0;
  #drawn = 0;
  #sent = 0;
  #acknowledged = 0;

  /** How many bytes need not be sent again. */
  received(): number {
    return this.#received;
  }

  /** A channel is about to send from `offset` on. An acknowledgement beyond what it has sent would be refused. */
  begin(offset: number): void {
    this.#sent = offset;
    this.#acknowledged = offset;
    this.#received = Math.max(this.#received, offset);
  }

  /** What of a message's data is new, and how many bytes before it never came. */
  accept(offset: number, data: Uint8Array): { data: Uint8Array; end: number; missing: number } {
    this.#sent = offset + data.byteLength;
    const end = Math.max(this.#received, this.#sent);
    const missing = Math.max(0, offset - this.#received);
    const fresh = data.subarray(Math.min(data.byteLength, Math.max(0, this.#received - offset)));
    this.#received = end;
    return { data: fresh, end, missing };
  }

  /** Everything before `end` is on the screen. */
  drew(end: number): void {
    this.#drawn = Math.max(this.#drawn, end);
  }

  /** The offset to acknowledge, once at least `atLeast` bytes are drawn beyond the last one; else null. */
  takeAck(atLeast: number): number | null {
    const offset = Math.min(this.#drawn, this.#sent);
    if (offset - this.#acknowledged < atLeast) return null;
    this.#acknowledged = offset;
    return offset;
  }
}
