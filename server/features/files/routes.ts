import { files as fileContracts } from "#lib/contracts/files.ts";
import { bareName } from "#lib/docker/names.ts";
import type { AllowedCall, ScopedEngine } from "../../http/call.ts";
import { type Route, routes } from "../../http/routes.ts";
import { StreamedText } from "../../http/streamed-text.ts";
import { createFolder, removeFile, renameFile } from "./change.ts";
import { type ContainerFiles, openContainer } from "./container-files.ts";
import { downloadFile } from "./download.ts";
import { listing } from "./listing.ts";
import { createPartNames, withoutLeftOvers } from "./parts.ts";
import { readFileText, saveFileText } from "./text.ts";
import { uploadFile } from "./upload.ts";

type Asked = Pick<AllowedCall, "actor" | "withdrawn"> & {
  engine: ScopedEngine;
  input: { container: string };
};

const opened = ({ engine, actor, input }: Asked): Promise<ContainerFiles> =>
  openContainer(engine, actor, input.container);

/** For what changes something: the right to it is asked for again, as to look took the engine's time. */
const openedToWrite = async (
  asked: Asked & { answer: { note(text: string): void } },
): Promise<ContainerFiles> => {
  const files = await opened(asked);
  const name = asked.engine.mirror.kinds.containers.get(files.id)?.summary.Names[0];
  asked.answer.note(name ? `${bareName(name)} ${files.id}` : files.id);
  asked.withdrawn.throwIfAborted();
  return files;
};

/** Files of containers, running or not. `installId` stays the same from start to start. */
export const createFileRoutes = ({ installId }: { installId: string }): Route[] => {
  const parts = createPartNames(installId);
  return routes(fileContracts, {
    list: async (call) => {
      const files = await opened(call);
      const lines = withoutLeftOvers(await listing(files, call.input.path, call.signal), files, parts);
      return new StreamedText(asJsonLines(lines), {
        mediaType: "application/jsonl",
        fileName: "files.jsonl",
      });
    },
    text: async (call) => readFileText(await opened(call), call.input.path, call.signal),
    saveText: async (call) =>
      saveFileText(await openedToWrite(call), { ...call.input, file: call.file }, call.signal),
    download: async (call) => downloadFile(await opened(call), call.input, call.signal),
    upload: async (call) => {
      const { path, replace = false } = call.input;
      const sent = { path, replace, file: call.file, partName: parts.next() };
      return uploadFile(await openedToWrite(call), sent, call.signal);
    },
    createFolder: async (call) => createFolder(await openedToWrite(call), call.input.path, call.signal),
    rename: async (call) => renameFile(await openedToWrite(call), call.input, call.signal),
    remove: async (call) => removeFile(await openedToWrite(call), call.input.path, call.signal),
  });
};

async function* asJsonLines(lines: AsyncIterable<object>): AsyncGenerator<string, void, void> {
  for await (const line of lines) yield `${JSON.stringify(line)}\n`;
}
