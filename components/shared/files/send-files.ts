import { call } from "#lib/client/api-client.ts";
import { uploadFile } from "#lib/client/upload-file.ts";
import { files } from "#lib/contracts/files.ts";
import { joinPath } from "#lib/docker/file-path.ts";
import { CodedError, isCodedError } from "#lib/errors/coded-error.ts";
import { type ChosenFile, foldersOf } from "./dropped-files.ts";

export type UploadItem = {
  id: string;
  name: string;
  size: number;
  sent: number;
  state: "waiting" | "sending" | "done" | "failed" | "cancelled";
  error: CodedError | null;
};

export type SendPlace = { environment: string; container: string; folder: string };

/** What the sending asks and tells while it runs. */
export type Sending = {
  signal: AbortSignal;
  /** Whether what is there already is to be replaced. */
  mayReplace(name: string): Promise<boolean>;
  change(id: string, what: Partial<UploadItem>): void;
};

const coded = (error: unknown): CodedError =>
  isCodedError(error) ? error : new CodedError("internal", String(error));

/** What is about to be sent, a line each. */
export const itemsOf = (chosen: readonly ChosenFile[]): UploadItem[] =>
  chosen.map(({ folders, file }, index) => ({
    ...{ id: String(index), name: [...folders, file.name].join("/"), size: file.size },
    ...{ sent: 0, state: "waiting", error: null },
  }));

/**
 * Sends files one after another, the folders they lie in before them. One that fails is told and passed over. Rejects
 * where a folder cannot be made, and when it is given up.
 */
export const sendFiles = async (
  place: SendPlace,
  chosen: readonly ChosenFile[],
  sending: Sending,
): Promise<void> => {
  for (const steps of foldersOf(chosen)) await makeFolder(place, steps, sending.signal);
  for (const [index, { folders, file }] of chosen.entries()) {
    const id = String(index);
    sending.change(id, { state: "sending" });
    try {
      await sendOne(place, { id, file, steps: [...folders, file.name] }, sending);
      sending.change(id, { state: "done", sent: file.size });
    } catch (error) {
      const failure = coded(error);
      const isGivenUp = failure.code === "cancelled";
      sending.change(id, { state: isGivenUp ? "cancelled" : "failed", error: failure });
      if (isGivenUp) throw failure;
    }
  }
};

/** One that is there already is as good. */
const makeFolder = async (
  { environment, container, folder }: SendPlace,
  steps: readonly string[],
  signal: AbortSignal,
): Promise<void> => {
  try {
    await call(
      files.createFolder,
      { environment, container, path: steps.reduce(joinPath, folder) },
      { signal },
    );
  } catch (error) {
    if (!isCodedError(error) || error.code !== "conflict") throw error;
  }
};

type One = { id: string; file: File; steps: readonly string[] };

const sendOne = async (
  { environment, container, folder }: SendPlace,
  { id, file, steps }: One,
  { signal, mayReplace, change }: Sending,
): Promise<void> => {
  const input = { environment, container, path: steps.reduce(joinPath, folder) };
  const options = { signal, onProgress: (sent: number) => change(id, { sent }) };
  try {
    await uploadFile(files.upload, input, file, options);
  } catch (error) {
    if (!isCodedError(error) || error.code !== "conflict") throw error;
    if (!(await mayReplace(steps.join("/")))) throw error;
    await uploadFile(files.upload, { ...input, replace: true }, file, options);
  }
};
