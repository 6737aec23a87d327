import {
  type ActionIconProps,
  type ButtonProps,
  type CSSVariablesResolver,
  createTheme,
  type MantineColorsTuple,
  type MenuProps,
  type ModalProps,
  type PasswordInputProps,
  type PopoverProps,
  type SelectProps,
  type TextInputProps,
  type TooltipProps,
} from "@mantine/core";

// Shade 6 of every colour that carries white text has a contrast of 4.5 or more with it; shade 4 has the same with the
// dark theme's surfaces. Both themes pick their text from these two.
const harbour: MantineColorsTuple = [
  "#eaf5f7",
  "#d5eaee",
  "#abd5dd",
  "#7dbecb",
  "#55aabb",
  "#2e91a4",
  "#177789",
  "#126473",
  "#0d515e",
  "#083c47",
];
const gray: MantineColorsTuple = [
  "#f8f9fa",
  "#f1f3f5",
  "#e7eaed",
  "#dadfe3",
  "#c6cdd4",
  "#98a2ad",
  "#66717d",
  "#4d5761",
  "#343c44",
  "#1f252b",
];
const dark: MantineColorsTuple = [
  "#dfe4e8",
  "#b9c1c9",
  "#98a3ad",
  "#717c87",
  "#3b444d",
  "#2c343c",
  "#222930",
  "#181d22",
  "#12161a",
  "#0c0f12",
];
const red: MantineColorsTuple = [
  "#fdefee",
  "#fadcda",
  "#f4b5b1",
  "#ee9089",
  "#ea756c",
  "#d94a40",
  "#c0332a",
  "#a12820",
  "#821f19",
  "#611511",
];
const green: MantineColorsTuple = [
  "#ebf7ef",
  "#d3eedc",
  "#a6dcb8",
  "#76c892",
  "#4fb874",
  "#2f9e57",
  "#1f7d42",
  "#186737",
  "#12522b",
  "#0b3a1e",
];
const amber: MantineColorsTuple = [
  "#fdf5e6",
  "#fae8c6",
  "#f3d08d",
  "#ecb855",
  "#e3a42f",
  "#c98414",
  "#96600a",
  "#7c4f07",
  "#643f05",
  "#4a2e03",
];

// Only fonts that the reader's system has; the Chinese ones follow, so that both scripts look native.
const sans =
  'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", Arial, "PingFang SC", "Hiragino Sans GB", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", "WenQuanYi Micro Hei", sans-serif';
const mono =
  'ui-monospace, SFMono-Regular, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", "Liberation Mono", "Noto Sans Mono CJK SC", monospace';

// `Button.extend` would do the same, but it would make every page load every component that is named here.
const defaults = <P>(defaultProps: Partial<P>) => ({ defaultProps });

const quiet = { transitionProps: { duration: 80 } };

/** The look of the console: dense, quiet, one accent. Sizes are pixels at the browser's default font size. */
export const theme = createTheme({
  colors: { harbour, gray, dark, red, green, amber },
  primaryColor: "harbour",
  primaryShade: { light: 6, dark: 6 },
  defaultRadius: "sm",
  cursorType: "pointer",
  fontFamily: sans,
  fontFamilyMonospace: mono,
  fontSizes: { xs: "0.75rem", sm: "0.8125rem", md: "0.875rem", lg: "1rem", xl: "1.25rem" },
  fontWeights: { regular: "400", medium: "500", bold: "650" },
  lineHeights: { xs: "1.35", sm: "1.4", md: "1.45", lg: "1.5", xl: "1.4" },
  spacing: { xs: "0.5rem", sm: "0.75rem", md: "1rem", lg: "1.5rem", xl: "2rem" },
  radius: { xs: "0.1875rem", sm: "0.375rem", md: "0.5rem", lg: "0.75rem", xl: "1rem" },
  headings: {
    fontFamily: sans,
    fontWeight: "600",
    sizes: {
      h1: { fontSize: "1.25rem", lineHeight: "1.35" },
      h2: { fontSize: "0.9375rem", lineHeight: "1.4" },
      h3: { fontSize: "0.8125rem", lineHeight: "1.4" },
    },
  },
  components: {
    Button: defaults<ButtonProps>({ size: "xs" }),
    ActionIcon: defaults<ActionIconProps>({ variant: "subtle", color: "gray", size: 28 }),
    TextInput: defaults<TextInputProps>({ size: "sm" }),
    PasswordInput: defaults<PasswordInputProps>({ size: "sm" }),
    Select: defaults<SelectProps>({ size: "xs", allowDeselect: false }),
    Tooltip: defaults<TooltipProps>({
      openDelay: 350,
      ...quiet,
      events: { hover: true, focus: true, touch: false },
    }),
    Menu: defaults<MenuProps>({ shadow: "md", withInitialFocusPlaceholder: false, ...quiet }),
    Popover: defaults<PopoverProps>({ shadow: "md", ...quiet }),
    Modal: defaults<ModalProps>({ centered: true, ...quiet, overlayProps: { backgroundOpacity: 0.45 } }),
  },
});

/** Our own variables: surfaces, lines and the colours of states, by theme. `global.css` and the modules use them. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: { "--qs-row": "36px", "--qs-header": "44px", "--qs-nav": "208px", "--qs-nav-small": "52px" },
  light: {
    "--mantine-color-body": "#ffffff",
    "--mantine-color-text": gray[9],
    "--mantine-color-dimmed": "#5a6570",
    "--mantine-color-placeholder": "#66717d",
    "--mantine-color-anchor": harbour[7],
    "--mantine-color-error": red[6],
    "--mantine-color-default-border": gray[4],
    "--qs-surface": gray[0],
    "--qs-raised": "#ffffff",
    "--qs-line": gray[2],
    "--qs-hover": "#f3f5f7",
    "--qs-selected": "#e6f2f5",
    "--qs-code": gray[1],
    "--qs-ok": green[5],
    "--qs-busy": harbour[5],
    "--qs-warn": amber[5],
    "--qs-bad": red[5],
    "--qs-off": gray[5],
    "--qs-ok-text": green[6],
    "--qs-warn-text": amber[6],
    "--qs-bad-text": red[6],
  },
  dark: {
    "--mantine-color-body": dark[8],
    "--mantine-color-text": dark[0],
    "--mantine-color-dimmed": dark[2],
    "--mantine-color-placeholder": "#86919c",
    "--mantine-color-anchor": harbour[3],
    "--mantine-color-error": red[4],
    "--mantine-color-default-border": dark[4],
    "--qs-surface": "#0e1215",
    "--qs-raised": dark[7],
    "--qs-line": "#232a31",
    "--qs-hover": "#1a2025",
    "--qs-selected": "#12303a",
    "--qs-code": dark[7],
    "--qs-ok": green[4],
    "--qs-busy": harbour[4],
    "--qs-warn": amber[4],
    "--qs-bad": red[4],
    "--qs-off": dark[3],
    "--qs-ok-text": green[3],
    "--qs-warn-text": amber[3],
    "--qs-bad-text": red[3],
  },
});
