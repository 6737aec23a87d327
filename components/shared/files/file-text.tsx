"use client";

import { Button } from "@mantine/core";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useCallback, useEffect, useRef, useState } from "react";
import { uploadFile } from "#lib/client/upload-file.ts";
import { files, type FileText as Read } from "#lib/contracts/files.ts";
import { baseName } from "#lib/docker/file-path.ts";
import { CodedError } from "#lib/errors/coded-error.ts";
import { useConfirm } from "../confirm/confirm-provider.tsx";
import { useNotify } from "../errors/use-notify.tsx";
import { useFilePlace } from "./file-place.tsx";
import classes from "./files.module.css";
import { shownName } from "./shown-name.ts";

const TextEditor = dynamic(() => import("./text-editor.tsx").then((module) => module.TextEditor), {
  ssr: false,
});

type Text = Extract<Read, { state: "text" }>;
type Props = { read: Text; onReadAgain(): void };

/** The text of a file: read, and written where that is asked for. */
export function FileText({ read, onReadAgain }: Props) {
  const t = useTranslations("files");
  const { mayWrite } = useFilePlace();
  const [editing, setEditing] = useState(false);
  const text = useRef(read.text);
  const [changed, setChanged] = useState(false);
  const onChange = useCallback(
    (next: string) => {
      text.current = next;
      setChanged(next !== read.text);
    },
    [read.text],
  );
  const { saving, save } = useSave(read, text, onReadAgain);
  useEffect(() => warnBeforeLeaving(changed), [changed]);
  const onSave = useCallback(() => void save(), [save]);
  return (
    <>
      <div className={classes.bar}>
        <span className={classes.note}>{t("encoding", { encoding: read.encoding.toUpperCase() })}</span>
        {mayWrite && !read.isWritable && <span className={classes.note}>{t("notWritable")}</span>}
        {mayWrite && read.isWritable && !editing && (
          <Button onClick={() => setEditing(true)}>{t("edit")}</Button>
        )}
        {editing && (
          <>
            <Button loading={saving} disabled={!changed} onClick={onSave}>
              {t("save")}
            </Button>
            <Button variant="default" onClick={onReadAgain}>
              {t("discard")}
            </Button>
          </>
        )}
      </div>
      <TextEditor
        text={read.text}
        name={baseName(read.path)}
        label={shownName(read.path)}
        editable={editing && !saving}
        onChange={onChange}
        onSave={onSave}
      />
    </>
  );
}

const warnBeforeLeaving = (changed: boolean): (() => void) | undefined => {
  if (!changed) return;
  const warn = (event: BeforeUnloadEvent) => event.preventDefault();
  window.addEventListener("beforeunload", warn);
  return () => window.removeEventListener("beforeunload", warn);
};

const useSave = (read: Text, text: { current: string }, onReadAgain: () => void) => {
  const t = useTranslations("files");
  const { environment, container } = useFilePlace();
  const notify = useNotify();
  const confirm = useConfirm();
  const [saving, setSaving] = useState(false);
  const save = useCallback(async () => {
    if (text.current === read.text) return;
    setSaving(true);
    const { path, version, encoding } = read;
    try {
      const body = new Blob([text.current], { type: "text/plain" });
      await uploadFile(files.saveText, { environment, container, path, version, encoding }, body);
      notify.done(t("saved", { name: shownName(baseName(path)) }));
      onReadAgain();
    } catch (error) {
      const isOutdated = error instanceof CodedError && error.code === "conflict";
      notify.failed(error, { action: t("save"), target: shownName(baseName(path)) });
      const question = {
        title: t("outdatedTitle"),
        message: t("outdated"),
        confirm: t("readAgain"),
        destructive: true,
      };
      if (isOutdated && (await confirm(question))) onReadAgain();
    } finally {
      setSaving(false);
    }
  }, [read, text, environment, container, notify, confirm, onReadAgain, t]);
  return { saving, save };
};
