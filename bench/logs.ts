import { startTestEngine } from "../scripts/test-engine.ts";
import { startPanelProcess } from "../scripts/testing/panel-process.ts";
import { measureBurst } from "./logs/burst.ts";
import { measureHistory } from "./logs/history.ts";
import { measureReach } from "./logs/reach.ts";
import { measureWatching } from "./logs/watching.ts";
import { signInCookie } from "./sign-in.ts";
import { openPanelSocket } from "./terminal/panel-terminal.ts";

/**
 * Logs through the panel against `docker logs`; a flood of lines watched in a browser; a million lines read in one; and
 * more lines than a slow browser can take, while twenty readers take nothing at all.
 */
export const logsBench = async (): Promise<void> => {
  const engine = await startTestEngine();
  try {
    const panel = await startPanelProcess({ dockerHost: engine.dockerHost });
    try {
      const cookie = await signInCookie(panel);
      const socket = await openPanelSocket(panel.url, cookie);
      await measureReach(engine, socket);
      await measureWatching(engine, panel, cookie, socket);
      await measureHistory(engine, panel, cookie);
      await measureBurst(engine, panel, cookie);
      socket.close();
    } finally {
      await panel.stop();
    }
  } finally {
    await engine.stop();
  }
};
