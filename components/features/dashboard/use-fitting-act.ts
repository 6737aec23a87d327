"use client";

import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useCan } from "#components/shared/account/account-context.tsx";
import { useNotify } from "#components/shared/errors/use-notify.tsx";
import { call } from "#lib/client/api-client.ts";
import { containers } from "#lib/contracts/containers.ts";
import type { AttentionItem } from "#lib/contracts/system.ts";
import { visible } from "#lib/format/control-characters.ts";

/** The one act that most often mends it. What destroys, or what a look must come before, is not among them. */
const fitting = {
  unhealthy: "restart",
  restarting: "stop",
  exitedWithError: "start",
  outOfMemory: "start",
  paused: "unpause",
  dead: null,
} as const;

/** The act that fits what is wrong with a container; null where there is none, or the role may not. */
export const useFittingAct = (environment: string, { id, name, reason, self }: AttentionItem) => {
  const t = useTranslations("containers");
  const can = useCan();
  const notify = useNotify();
  const verb = fitting[reason];
  const target = visible(name);
  const mutation = useMutation({
    mutationFn: async () => {
      if (verb) await call(containers[verb], { environment, container: id });
    },
    onSuccess: () => {
      if (verb) notify.done(t(`done.${verb}`, { name: target }));
    },
    onError: (error) => {
      if (verb) notify.failed(error, { action: t(`verbs.${verb}`), target });
    },
  });
  if (verb === null || self || !can(containers[verb].access)) return null;
  return { word: t(`verbs.${verb}`), run: () => mutation.mutate(), isRunning: mutation.isPending };
};
