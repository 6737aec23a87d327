"use client";

import { createContext, useContext } from "react";
import type { FileRow } from "./use-listing.ts";

/** Where the files are, and what can be done there. */
export type FilePlace = {
  environment: string;
  container: string;
  containerName: string;
  running: boolean;
  folder: string;
  mayWrite: boolean;
  rename(row: FileRow): void;
  remove(row: FileRow): void;
};

const Context = createContext<FilePlace | null>(null);
export const FilePlaceProvider = Context.Provider;

/** The place that the components of the file browser are in. */
export const useFilePlace = (): FilePlace => {
  const place = useContext(Context);
  if (!place) throw new Error("outside of a file browser");
  return place;
};
