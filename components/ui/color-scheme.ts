import { localStorageColorSchemeManager } from "@mantine/core";

/** Where the browser remembers the chosen theme. The script in the page's head reads the same place. */
export const colorSchemeKey = "quayside-theme";

/** Keeps the theme in the browser, and in step between its tabs. */
export const createColorSchemeManager = () => localStorageColorSchemeManager({ key: colorSchemeKey });
