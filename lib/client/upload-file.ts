import type { Command, InputOf, OutputOf } from "../contracts/contract.ts";
import { CodedError } from "../errors/coded-error.ts";
import { hrefOf, readFailure } from "./api-client.ts";
import { withPatience } from "./patience.ts";

type AnyUpload = Command & { uploads: string };

type Options = {
  signal?: AbortSignal | undefined;
  /** Bytes that have left the browser, again and again. */
  onProgress?(sent: number): void;
};

/**
 * Sends a file as the body of an act and resolves to its output. `fetch` does not tell how much of a body has gone, so
 * the older way is taken. Rejects with a `CodedError` as `call` does.
 */
export const uploadFile = <C extends AnyUpload>(
  contract: C,
  input: InputOf<C>,
  file: Blob,
  options: Options = {},
): Promise<OutputOf<C>> => withPatience(() => uploadOnce(contract, input, file, options), options.signal);

const uploadOnce = <C extends AnyUpload>(
  contract: C,
  input: InputOf<C>,
  file: Blob,
  { signal, onProgress }: Options,
): Promise<OutputOf<C>> =>
  new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const cancel = (): void => request.abort();
    const settle = (act: () => void): void => {
      signal?.removeEventListener("abort", cancel);
      act();
    };
    request.open(contract.method, hrefOf(contract, input));
    request.setRequestHeader("content-type", contract.uploads);
    request.upload.onprogress = ({ loaded }) => onProgress?.(loaded);
    request.onload = () => {
      const answer = parsed(request.responseText);
      const isDone = request.status >= 200 && request.status < 300;
      settle(() => (isDone ? resolve(answer as OutputOf<C>) : reject(readFailure(answer, request.status))));
    };
    request.onabort = () => settle(() => reject(new CodedError("cancelled", "The upload was given up")));
    request.onerror = () =>
      settle(() => reject(new CodedError("panel_unreachable", "The panel did not take the file")));
    signal?.addEventListener("abort", cancel, { once: true });
    if (signal?.aborted) reject(new CodedError("cancelled", "The upload was given up"));
    else request.send(file);
  });

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null; // Something other than the panel answered: the status tells.
  }
};
