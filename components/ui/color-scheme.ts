import { localStorageColorSchemeManager } from "@mantine/core";
import { colorSchemeKey } from "./color-scheme-key.ts";

/** Keeps the theme in the browser, and in step between its tabs. */
export const createColorSchemeManager = () => localStorageColorSchemeManager({ key: colorSchemeKey });
