import { WebglAddon } from "@xterm/addon-webgl";
import type { Terminal } from "@xterm/xterm";

/** Draws on the graphics card where there is one; a card that is emulated is slower than the page's own elements. */
export const drawWithWebGl = (term: Terminal): void => {
  if (!hasGraphicsCard()) return;
  const addon = new WebglAddon();
  addon.onContextLoss(() => addon.dispose());
  try {
    term.loadAddon(addon);
  } catch (error) {
    // The browser has only so many contexts; xterm goes on with its own renderer.
    console.info("The terminal is drawn without WebGL", error);
    addon.dispose();
  }
};

const hasGraphicsCard = (): boolean => {
  const context = document
    .createElement("canvas")
    .getContext("webgl2", { failIfMajorPerformanceCaveat: true });
  context?.getExtension("WEBGL_lose_context")?.loseContext();
  return context !== null;
};
