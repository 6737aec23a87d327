import type { Mend } from "#lib/contracts/container-recreate.ts";
import type { Audit } from "../../../audit/audit.ts";
import type { RecreationRow } from "../../../db/recreations.ts";
import type { Settled } from "./settle.ts";

/** The word of the audit log under which a mended recreation stands. */
export const mendAction = "container.mend";

type Known = Mend & { environment: string; name: string };

const keptMs = 7 * 24 * 60 * 60 * 1000;
const mostKept = 200;
const stepOf = /^interrupted at ([a-z-]+)$/;

/** The recreations that were mended lately, so that the container's own page can tell of them, and not the log alone. */
export class Mends {
  readonly #known: Known[] = [];

  /** Takes up what runs before this one wrote into the log. */
  async load(audit: Pick<Audit, "acts">): Promise<void> {
    const filter = { action: mendAction, outcome: "succeeded" as const, since: Date.now() - keptMs };
    let before: number | undefined;
    do {
      const page = audit.acts(filter, { before, limit: 100 });
      this.#known.push(...page.items.flatMap(toKnown));
      before = page.next ?? undefined;
      // Reading is synchronous: others have their turn between two pages.
      await new Promise((resolve) => setImmediate(resolve));
    } while (before !== undefined && this.#known.length < mostKept);
  }

  add(row: RecreationRow, settled: Settled): void {
    const { actor, environment, step } = row;
    this.#known.unshift({
      at: Date.now(),
      actor: actor ?? "",
      environment,
      step,
      settled,
      name: nameAfter(row, settled),
    });
    this.#known.splice(mostKept);
  }

  /** Of one container, by the name that it came to rest with, the newest first. */
  of(environment: string, name: string): Mend[] {
    const since = Date.now() - keptMs;
    return this.#known
      .filter((one) => one.environment === environment && one.name === name && one.at >= since)
      .map(({ at, actor, step, settled }) => ({ at, actor, step, settled }));
  }
}

/** The name under which the container is found afterwards. */
export const nameAfter = ({ name, finalName }: RecreationRow, settled: Settled): string =>
  settled === "completed" ? finalName : name;

const isSettled = (text: string | null): text is Settled =>
  text === "restored" || text === "completed" || text === "gone";

const toKnown = (act: ReturnType<Audit["acts"]>["items"][number]): Known[] => {
  const { at, actor, environment, target, detail, outcomeDetail } = act;
  const [, step] = stepOf.exec(detail ?? "") ?? [];
  if (step === undefined || !isSettled(outcomeDetail)) return [];
  return [
    {
      at,
      actor: actor ?? "",
      environment: environment ?? "",
      name: target ?? "",
      step,
      settled: outcomeDetail,
    },
  ];
};
