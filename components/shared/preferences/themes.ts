import { IconDeviceDesktop, IconMoon, IconSun } from "@tabler/icons-react";

/** The choices of theme with their icons; the label is a key of the `shell` messages. */
export const themes = [
  { value: "light", label: "themeLight", Icon: IconSun },
  { value: "dark", label: "themeDark", Icon: IconMoon },
  { value: "auto", label: "themeAuto", Icon: IconDeviceDesktop },
] as const;
