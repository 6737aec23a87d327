import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { request } from "@playwright/test";
import { startTestEngine } from "../scripts/test-engine.ts";
import { startPanelProcess } from "../scripts/testing/panel-process.ts";
import { writeRunState } from "./run-state.ts";
import { signIn } from "./sign-in.ts";

const session = join(import.meta.dirname, "..", "test-results", "session.json");

/** Starts a private engine and the built panel that shows it, and signs in once. Returns what ends both. */
export default async function setUp(): Promise<() => Promise<void>> {
  const engine = await startTestEngine();
  try {
    const panel = await startPanelProcess({ dockerHost: engine.dockerHost });
    await saveSession(panel.url, panel.administrator);
    writeRunState({
      ...{ url: panel.url, ...panel.administrator, session },
      ...{ engineSocket: engine.socket, engineWorkspace: engine.workspace, engineApi: engine.apiVersion },
    });
    return () => panel.stop().finally(engine.stop);
  } catch (error) {
    await engine.stop();
    throw error;
  }
}

async function saveSession(
  url: string,
  administrator: { username: string; password: string },
): Promise<void> {
  const context = await request.newContext();
  await signIn(context, url, administrator);
  await mkdir(join(session, ".."), { recursive: true });
  await context.storageState({ path: session });
  await context.dispose();
}
