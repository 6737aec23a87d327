/** Where the browser remembers the chosen theme. The script in the page's head reads the same place. */
export const colorSchemeKey = "quayside-theme";
