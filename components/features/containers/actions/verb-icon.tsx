import {
  IconBolt,
  IconPlayerPause,
  IconPlayerPlay,
  IconPlayerStop,
  IconPlayerTrackNext,
  IconRefresh,
  IconTrash,
} from "@tabler/icons-react";
import type { Verb } from "./verb.ts";

const icons = {
  start: IconPlayerPlay,
  stop: IconPlayerStop,
  restart: IconRefresh,
  kill: IconBolt,
  pause: IconPlayerPause,
  unpause: IconPlayerTrackNext,
  remove: IconTrash,
} as const;

/** The picture of an action. Its word is always near, or is its name for screen readers. */
export function VerbIcon({ verb, size = 15 }: { verb: Verb; size?: number }) {
  const Icon = icons[verb];
  return <Icon size={size} stroke={1.75} aria-hidden />;
}
