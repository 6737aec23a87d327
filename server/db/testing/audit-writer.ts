import { writeSync } from "node:fs";
import { createAudit } from "../../audit/audit.ts";
import { createLog } from "../../log.ts";
import { openDatabase } from "../client.ts";

/** Run as a process of its own, to be killed: writes audit rows for ever and prints each one that was acknowledged. */
const audit = createAudit({ db: openDatabase(process.argv[2] as string), log: createLog("error") });
for (;;) {
  const actId = audit.attempted({
    action: "container.start",
    actor: "ada",
    environment: "local",
    target: "web",
    address: "127.0.0.1",
    detail: null,
    requestId: null,
  });
  writeSync(1, `${actId}\n`);
}
