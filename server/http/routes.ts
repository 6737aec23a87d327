import type { Contract, OutputOf, ParsedInputOf } from "#lib/contracts/contract.ts";
import type { Ending } from "../policy/audited.ts";
import type { AllowedCall, Call, ScopedEngine } from "./call.ts";
import type { PreparedJson } from "./prepared-json.ts";
import type { StreamedFile } from "./streamed-file.ts";
import type { StreamedText } from "./streamed-text.ts";
import type { UploadedFile } from "./uploaded-file.ts";

type CallOf<C extends Contract> = C["access"] extends "public" ? Call : AllowedCall;

/** A contract whose input names an environment gets that engine; the others get none. */
type EngineOf<C extends Contract> = "environment" extends keyof ParsedInputOf<C>
  ? { engine: ScopedEngine }
  : object;

/** What only few routes need beside the answer itself: a cookie, and for commands what the audit log says of the ending. */
type Answer = Ending & { setCookie(cookie: string): void };

/** A contract that `streams` answers by text that is not JSON, one that `downloads` by a file. */
type AnswerOf<C extends Contract> = C extends { streams: readonly string[] }
  ? StreamedText
  : C extends { downloads: readonly string[] }
    ? StreamedFile
    : OutputOf<C> | PreparedJson<OutputOf<C>>;

/** A contract that `uploads` has a file for its body, which nobody has read yet. */
type UploadOf<C extends Contract> = C extends { uploads: string } ? { file: UploadedFile } : object;

export type HandlerOf<C extends Contract> = (
  call: CallOf<C> & EngineOf<C> & UploadOf<C> & { input: ParsedInputOf<C>; answer: Answer; cookie: string },
) => Promise<AnswerOf<C>> | AnswerOf<C>;

/** A contract bound to its handler, with the types worn off: what the pipeline runs. */
export type Route = {
  name: string;
  contract: Contract;
  handler: (
    call: Call & {
      engine?: ScopedEngine;
      file?: UploadedFile;
      input: unknown;
      answer: Answer;
      cookie: string;
    },
  ) => unknown;
};

/**
 * Binds every contract of a noun to its handler. A missing or superfluous handler, or one that answers the wrong
 * shape, does not compile.
 */
export const routes = <T extends Record<string, Contract>>(
  contracts: T,
  handlers: { [K in keyof T]: HandlerOf<T[K]> },
): Route[] =>
  Object.entries(contracts).map(([name, contract]) => ({
    name,
    contract,
    handler: handlers[name as keyof T] as unknown as Route["handler"],
  }));
