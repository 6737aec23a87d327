import {
  IconArrowsShuffle,
  IconDeviceSdCard,
  IconFile,
  IconFileUnknown,
  IconFolderFilled,
  IconLink,
  IconPlug,
} from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import type { FileKind } from "#lib/docker/file-mode.ts";
import classes from "./files.module.css";

const icons = {
  file: IconFile,
  folder: IconFolderFilled,
  link: IconLink,
  fifo: IconArrowsShuffle,
  socket: IconPlug,
  "char-device": IconDeviceSdCard,
  "block-device": IconDeviceSdCard,
  other: IconFileUnknown,
} as const;

/** What an entry is, as a picture with its word. */
export function KindIcon({ kind }: { kind: FileKind }) {
  const t = useTranslations("files.kinds");
  const Icon = icons[kind];
  return (
    <span className={classes.icon} data-kind={kind} role="img" aria-label={t(kind)} title={t(kind)}>
      <Icon size={16} stroke={1.5} aria-hidden />
    </span>
  );
}
