import type { AllowedCall, SignedInCall } from "./call.ts";
import { type OpenRequests, unlessAborted } from "./open-requests.ts";
import type { Outcome } from "./outcome.ts";
import { StreamedFile } from "./streamed-file.ts";
import { StreamedText } from "./streamed-text.ts";

/**
 * Answers a request for as long as what it came with stands. When that is withdrawn, a read is refused at once, also in
 * the middle of a stream, whatever it was waiting for. An act is told by its signal and may give up; what it has come to
 * is answered all the same, for it may be the very act that withdrew its own session.
 */
export const whileAllowed = async (
  requests: OpenRequests,
  call: SignedInCall,
  isRead: boolean,
  run: (call: AllowedCall) => Promise<Outcome>,
): Promise<Outcome> => {
  const open = requests.open(call.actor);
  const signal = AbortSignal.any([call.signal, open.signal]);
  let streams = false;
  try {
    const work = run({ ...call, signal, withdrawn: open.signal });
    const outcome = isRead ? await unlessAborted(work, open.signal) : await work;
    const { body } = outcome;
    if (!(body instanceof StreamedText || body instanceof StreamedFile)) return outcome;
    streams = true;
    return { ...outcome, body: body.guarded(signal, open.close) };
  } finally {
    if (!streams) open.close();
  }
};
