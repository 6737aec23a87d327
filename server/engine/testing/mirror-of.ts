import type { EngineAddress } from "../address.ts";
import { createEngineClient } from "../client.ts";
import { Connection } from "../connection.ts";
import { Mirror } from "../mirror.ts";

/**
 * A mirror of an engine with all that it stands on; disposed, it stops. `reported` has what it reported. It audits itself
 * every `auditMs`, or as often as any.
 */
export const mirrorOf = (address: EngineAddress, auditMs?: number) => {
  const client = createEngineClient({ address });
  const reported: unknown[] = [];
  const report = (error: unknown) => reported.push(error);
  const connection = new Connection({ client, report });
  const mirror = new Mirror({ client, connection, report, auditMs });
  return {
    client,
    connection,
    mirror,
    containers: mirror.kinds.containers,
    reported,
    [Symbol.dispose]() {
      mirror.stop();
      connection.close();
    },
  };
};
