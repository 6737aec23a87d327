/** Does something once, a while after it was first asked for; asking meanwhile changes nothing. */
export class Delayed {
  readonly #ms: number;
  readonly #act: () => void;
  #timer: ReturnType<typeof setTimeout> | null = null;

  constructor(ms: number, act: () => void) {
    this.#ms = ms;
    this.#act = act;
  }

  start(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = null;
      this.#act();
    }, this.#ms);
  }

  cancel(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
  }
}
