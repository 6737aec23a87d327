import { WebglAddon } from "@xterm/addon-webgl";
import type { Terminal } from "@xterm/xterm";

/** Draws on the graphics card where there is one; a card that is emulated is slower than the page's own elements. */
export const drawWithWebGl = (term: Terminal): void => {
  if (!hasGraphicsCard()) return;
  const addon = new WebglAddon();
  addon.onContextLoss(() => addon.dispose());
  try {
    term.loadAddon(addon);
  } catch {
    // The browser has only so many contexts; xterm goes on with its own renderer.
    addon.dispose();
  }
};

const emulated = /swiftshader|llvmpipe|software|basic render/i;

const hasGraphicsCard = (): boolean => {
  const context = document
    .createElement("canvas")
    .getContext("webgl2", { failIfMajorPerformanceCaveat: true });
  if (!context) return false;
  // The option above lets Chromium's own emulation pass; its name does not.
  const names = context.getExtension("WEBGL_debug_renderer_info");
  const renderer = String(context.getParameter(names?.UNMASKED_RENDERER_WEBGL ?? context.RENDERER));
  context.getExtension("WEBGL_lose_context")?.loseContext();
  return !emulated.test(renderer);
};
