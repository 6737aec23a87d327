import { type ExecOptions, execHostPower, isSameUser } from "#lib/docker/exec-options.ts";
import { CodedError } from "#lib/errors/coded-error.ts";
import type { Actor } from "../http/call.ts";

type Asked = Pick<ExecOptions, "user" | "privileged"> & {
  /** What the person was shown and agreed to. */
  hostPower?: readonly string[] | undefined;
};

/** Why a process with these options takes the right to the host's power; none where it is the container's own kind. */
export const execReasons = (asked: Asked, ownUser: string): { kind: string; detail: string }[] => [
  ...execHostPower(asked).map((detail) => ({ kind: "exec", detail })),
  ...(isSameUser(ownUser, asked.user) ? [] : [{ kind: "exec", detail: `user=${asked.user}` }]),
];

/**
 * Whether somebody may start a process in a container with these options. A privileged one, or one as another user than
 * the container's own, takes `container.host-power` (`host_power_required`); the privilege must have been confirmed too.
 */
export const assertMayExec = (actor: Actor, asked: Asked, ownUser: string): void => {
  const reasons = execReasons(asked, ownUser).map(({ detail }) => detail);
  if (reasons.length > 0 && !actor.can("container.host-power")) {
    throw new CodedError(
      "host_power_required",
      "A process like this is more than the container's own: only an admin may start it",
      {
        reason: reasons.join("; "),
        issues: reasons.map((word) => ({ path: word.split("=", 1)[0] ?? word, message: word })),
      },
    );
  }
  const found = execHostPower(asked);
  const confirmed = new Set(asked.hostPower ?? []);
  if (found.length === confirmed.size && found.every((word) => confirmed.has(word))) return;
  throw new CodedError("confirmation_outdated", "What has the host's power must be confirmed", {
    reason: found.join("; "),
    issues: [{ path: "hostPower", message: found.join("; ") }],
  });
};
