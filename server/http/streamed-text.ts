/** An answer that is text of unknown length, written while it is read: an export. */
export class StreamedText {
  readonly chunks: AsyncIterable<string>;
  readonly mediaType: string;
  readonly fileName: string;
  constructor(chunks: AsyncIterable<string>, about: { mediaType: string; fileName: string }) {
    this.chunks = chunks;
    this.mediaType = about.mediaType;
    this.fileName = about.fileName;
  }

  /**
   * The same, which breaks off as soon as `signal` is aborted, and calls `done` once, however it ends: a transfer that
   * breaks is seen to be broken, a file that is merely short is not.
   */
  guarded(signal: AbortSignal, done: () => void): StreamedText {
    return new StreamedText({ [Symbol.asyncIterator]: () => guard(this.chunks, signal, done) }, this);
  }

  /** The HTTP answer. Chunks are asked for as the client takes them, so a slow reader holds one chunk and no more. */
  response(): Response {
    return new Response(ReadableStream.from(encoded(this.chunks)) as ReadableStream<Uint8Array>, {
      headers: {
        "content-type": `${this.mediaType}; charset=utf-8`,
        "content-disposition": `attachment; filename="${this.fileName}"`,
        "cache-control": "no-store",
      },
    });
  }
}

/** By hand and not a generator, because that one's `finally` does not run when it is given up before its first step. */
const guard = (
  chunks: AsyncIterable<string>,
  signal: AbortSignal,
  done: () => void,
): AsyncIterator<string> => {
  const inner = chunks[Symbol.asyncIterator]();
  return {
    next: async () => {
      try {
        signal.throwIfAborted();
        const step = await inner.next();
        signal.throwIfAborted();
        if (step.done) done();
        return step;
      } catch (error) {
        done();
        await inner.return?.();
        throw error;
      }
    },
    return: async () => {
      done();
      await inner.return?.();
      return { done: true, value: undefined };
    },
  };
};

const encoded = (chunks: AsyncIterable<string>): AsyncIterable<Uint8Array> => {
  const encoder = new TextEncoder();
  return {
    [Symbol.asyncIterator]: () => {
      const inner = chunks[Symbol.asyncIterator]();
      return {
        next: async () => {
          const step = await inner.next();
          return step.done ? { done: true, value: undefined } : { value: encoder.encode(step.value) };
        },
        return: async () => {
          await inner.return?.();
          return { done: true, value: undefined };
        },
      };
    },
  };
};
