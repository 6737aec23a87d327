"use client";

import dynamic from "next/dynamic";
import { createContext, type ReactNode, useCallback, useContext, useState } from "react";
import classes from "./bulk.module.css";
import { type BulkItem, BulkRun, type BulkSnapshot } from "./bulk-run.ts";

const BulkCard = dynamic(() => import("./bulk-card.tsx").then((module) => module.BulkCard), { ssr: false });

type Request<I extends BulkItem> = {
  /** The act in the reader's words: "Stop". */
  action: string;
  items: readonly I[];
  act(item: I): Promise<unknown>;
  concurrency?: number;
};

type Start = <I extends BulkItem>(request: Request<I>) => Promise<BulkSnapshot>;

const BulkContext = createContext<Start | null>(null);

/** Shows every bulk act until it is put away, whatever page the reader goes to meanwhile. */
export function BulkProvider({ children }: { children: ReactNode }) {
  const [runs, setRuns] = useState<readonly BulkRun[]>([]);
  const start = useCallback<Start>(({ action, items, act, concurrency }) => {
    const run = new BulkRun(action, items, act, concurrency);
    setRuns((before) => [...before, run as unknown as BulkRun]);
    return run.start();
  }, []);
  const putAway = useCallback((run: BulkRun) => setRuns((before) => before.filter((one) => one !== run)), []);
  return (
    <BulkContext value={start}>
      {children}
      <div className={classes.place}>
        {runs.map((run, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: runs have no other name, and a card keeps no state of value
          <BulkCard key={at} run={run} onClose={putAway} />
        ))}
      </div>
    </BulkContext>
  );
}

/** Starts a bulk act and shows it. Resolves when it is over, with what became of each item. */
export const useBulkRun = (): Start => {
  const start = useContext(BulkContext);
  if (!start) throw new Error("useBulkRun needs a BulkProvider above it");
  return start;
};
