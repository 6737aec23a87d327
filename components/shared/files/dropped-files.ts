/** A file to be sent, and the folders that it lies in, below the one that is shown. */
export type ChosenFile = { folders: readonly string[]; file: File };

/** What is dropped, folders with all that is in them. Must be called while the event is handled. */
export const droppedFiles = async (items: DataTransferItemList): Promise<ChosenFile[]> => {
  const entries = Array.from(items, (item) => item.webkitGetAsEntry()).filter((entry) => entry !== null);
  return (await Promise.all(entries.map((entry) => filesOf(entry, [])))).flat();
};

const filesOf = async (entry: FileSystemEntry, folders: readonly string[]): Promise<ChosenFile[]> => {
  if (entry.isFile) {
    const file = await new Promise<File>((resolve, reject) =>
      (entry as FileSystemFileEntry).file(resolve, reject),
    );
    return [{ folders, file }];
  }
  const inside = [...folders, entry.name];
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  const found: ChosenFile[] = [];
  for (;;) {
    // A part at a time, until nothing more comes.
    const part = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (part.length === 0) return found;
    for (const one of part) found.push(...(await filesOf(one, inside)));
  }
};

/** What was chosen by a dialog; of a folder, each file knows its own way. */
export const chosenFiles = (list: FileList): ChosenFile[] =>
  Array.from(list, (file) => ({ folders: file.webkitRelativePath.split("/").slice(0, -1), file }));

/** The folders that must be there before the files, the outer ones first. */
export const foldersOf = (chosen: readonly ChosenFile[]): string[][] => {
  const known = new Map<string, string[]>();
  for (const { folders } of chosen) {
    for (let depth = 1; depth <= folders.length; depth += 1) {
      const steps = folders.slice(0, depth);
      known.set(steps.join("/"), steps);
    }
  }
  return [...known.values()].sort((left, right) => left.length - right.length);
};
