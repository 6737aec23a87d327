"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type DragEvent, useCallback, useMemo, useState } from "react";
import { call } from "#lib/client/api-client.ts";
import { files } from "#lib/contracts/files.ts";
import { baseName, isFilePath, joinPath } from "#lib/docker/file-path.ts";
import { useCan } from "../account/account-context.tsx";
import { useConfirm } from "../confirm/confirm-provider.tsx";
import { useNotify } from "../errors/use-notify.tsx";
import { useUrlState } from "../url-state/use-url-state.ts";
import { droppedFiles } from "./dropped-files.ts";
import { type FilePlace, FilePlaceProvider } from "./file-place.tsx";
import { FileView } from "./file-view.tsx";
import classes from "./files.module.css";
import { FolderBar } from "./folder-bar.tsx";
import { FolderTable } from "./folder-table.tsx";
import { ListingNote } from "./listing-note.tsx";
import { NameDialog } from "./name-dialog.tsx";
import { PathBar } from "./path-bar.tsx";
import { shownName } from "./shown-name.ts";
import { UploadList } from "./upload-list.tsx";
import { type FileRow, useListing } from "./use-listing.ts";
import { useUploads } from "./use-uploads.ts";

type Props = { environment: string; container: string; containerName: string; running: boolean };

/** The files of a container. Where the reader is stands in the address. */
export function FilesTab({ environment, container, containerName, running }: Props) {
  const t = useTranslations("files");
  const [address, setPath] = useUrlState("path", "/");
  const path = isFilePath(address) ? address : "/";
  const { listing, reload, cancel } = useListing(environment, container, path);
  const folder = listing.path ?? path;
  const mayWrite = useCan()(files.upload.access);
  const uploads = useUploads({ environment, container, folder }, reload);
  const [naming, setNaming] = useState<{ row: FileRow | null } | null>(null);
  const remove = useRemove({ environment, container, folder }, reload);
  const place = useMemo<FilePlace>(() => {
    const rename = (row: FileRow) => setNaming({ row });
    return { environment, container, containerName, running, folder, mayWrite, rename, remove };
  }, [environment, container, containerName, running, folder, mayWrite, remove]);
  const onOpen = useCallback((row: FileRow) => setPath(joinPath(folder, row.name)), [folder, setPath]);
  const drop = useDrop(mayWrite && listing.file === null, uploads.start);
  return (
    <FilePlaceProvider value={place}>
      <div className={classes.root} {...drop.bound}>
        <div className={classes.bar}>
          <PathBar path={listing.file?.path ?? folder} onGo={setPath} />
          {listing.file === null && (
            <FolderBar
              onReload={reload}
              onNewFolder={() => setNaming({ row: null })}
              onChosen={uploads.start}
            />
          )}
        </div>
        <UploadList items={uploads.items} onCancel={uploads.cancel} onClear={uploads.clear} />
        {listing.file ? (
          <FileView path={listing.file.path} entry={listing.file.entry} onGo={setPath} />
        ) : (
          <>
            <ListingNote listing={listing} running={running} onCancel={cancel} onRetry={reload} />
            {listing.state !== "failed" && <FolderTable key={folder} listing={listing} onOpen={onOpen} />}
          </>
        )}
        {drop.over && <div className={classes.drop}>{t("dropHere", { folder: shownName(folder) })}</div>}
      </div>
      {naming && <Naming row={naming.row} place={place} onDone={reload} onClose={() => setNaming(null)} />}
    </FilePlaceProvider>
  );
}

type Place = { environment: string; container: string; folder: string };

const useRemove = ({ environment, container, folder }: Place, onDone: () => void) => {
  const t = useTranslations("files");
  const confirm = useConfirm();
  const notify = useNotify();
  return useCallback(
    async (row: FileRow) => {
      const name = shownName(row.name);
      const isFolder = row.kind === "folder";
      const answer = await confirm({
        title: t("removeTitle", { name }),
        confirm: t("removeIt"),
        destructive: true,
        lost: [isFolder ? t("lostFolder", { name }) : t("lostFile", { name })],
        typedName: isFolder ? name : null,
      });
      if (!answer) return;
      try {
        await call(files.remove, { environment, container, path: joinPath(folder, row.name) });
        notify.done(t("removed", { name }));
      } catch (error) {
        notify.failed(error, { action: t("removeIt"), target: name });
      }
      onDone();
    },
    [environment, container, folder, confirm, notify, onDone, t],
  );
};

type NamingProps = { row: FileRow | null; place: FilePlace; onDone(): void; onClose(): void };

function Naming({ row, place, onDone, onClose }: NamingProps) {
  const t = useTranslations("files");
  const notify = useNotify();
  const client = useQueryClient();
  const { environment, container, folder } = place;
  const before = row?.name ?? "";
  const onConfirm = async (path: string) => {
    onClose();
    try {
      if (row)
        await call(files.rename, { environment, container, path: joinPath(folder, row.name), to: path });
      else await call(files.createFolder, { environment, container, path });
      notify.done(t(row ? "renamed" : "created", { name: shownName(baseName(path)) }));
    } catch (error) {
      notify.failed(error, { action: t(row ? "rename" : "newFolder"), target: shownName(baseName(path)) });
    }
    void client.invalidateQueries({ queryKey: ["files.text"] });
    onDone();
  };
  return (
    <NameDialog
      title={row ? t("renameTitle", { name: shownName(row.name) }) : t("newFolder")}
      confirm={row ? t("renameIt") : t("create")}
      label={row ? t("newName") : t("folderName")}
      folder={folder}
      before={before}
      movable={row !== null}
      onConfirm={(path) => void onConfirm(path)}
      onClose={onClose}
    />
  );
}

/** Files that are dragged over the folder are let go into it. */
const useDrop = (enabled: boolean, start: ReturnType<typeof useUploads>["start"]) => {
  const [over, setOver] = useState(false);
  const hasFiles = (event: DragEvent) => enabled && event.dataTransfer.types.includes("Files");
  const bound = {
    onDragOver: (event: DragEvent) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setOver(true);
    },
    onDragLeave: (event: DragEvent) => {
      if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false);
    },
    onDrop: (event: DragEvent) => {
      setOver(false);
      if (!hasFiles(event)) return;
      event.preventDefault();
      void droppedFiles(event.dataTransfer.items).then(start);
    },
  };
  return { over, bound };
};
