import type { PanelProcess } from "../../scripts/testing/panel-process.ts";

/** How late the panel's event loop was since it was asked last, in ms; 99 of 100 times less. */
export const loopP99 = async (panel: PanelProcess, cookie: string): Promise<number> => {
  const answer = await fetch(`${panel.url}/api/health/detail`, { headers: { cookie } });
  const { eventLoop } = (await answer.json()) as { eventLoop: { p99Ms: number } | null };
  return eventLoop?.p99Ms ?? Number.NaN;
};
