"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useConfirm } from "#components/shared/confirm/confirm-provider.tsx";
import { useNotify } from "#components/shared/errors/use-notify.tsx";
import { containerHref } from "#components/shared/links/resource-href.ts";
import { call } from "#lib/client/api-client.ts";
import { containerCreation } from "#lib/contracts/container-create.ts";
import { containerRecreation } from "#lib/contracts/container-recreate.ts";
import { hostPowerOf } from "#lib/docker/run/host-power.ts";
import type { ContainerSpec } from "#lib/docker/run/spec.ts";
import { type SpecProblem, specRemarks } from "#lib/docker/run/spec-problem.ts";
import { validateSpec } from "#lib/docker/run/validate.ts";
import { CodedError, isCodedError } from "#lib/errors/coded-error.ts";
import type { RunFormState } from "../form/use-run-form-state.ts";
import type { Edited } from "./edited.ts";
import { HostPowerWords } from "./host-power-words.tsx";
import { type Follower, useFollowers } from "./use-followers.ts";
import { usePullFirst } from "./use-pull-first.ts";

export type Step = "idle" | "checking" | "pulling" | "creating";

type Made = { id: string; name: string; warnings: readonly string[]; startError: string | null };

/** Makes what the form says: checks it, asks what must be asked, pulls the image where it is missing, and goes there. */
export function useCreate(form: RunFormState, edited: Edited | null) {
  const t = useTranslations("run.create");
  const { environment, start } = form;
  const [step, setStep] = useState<Step>("idle");
  const [attempted, setAttempted] = useState(false);
  const pulling = usePullFirst(environment);
  const agree = useAgreement();
  const notify = useNotify();
  const arrive = useArrival(form, edited);
  const followers = useFollowers(environment, edited);
  const spec = cleaned(form.spec);

  const makeIt = async (hostPower: string[]): Promise<Made> => {
    setStep("creating");
    if (edited === null) return call(containerCreation.create, { environment, spec, hostPower, start });
    const made = await call(containerRecreation.recreate, {
      ...{ environment, container: edited.id, spec, hostPower },
    });
    return { ...made, startError: null };
  };
  /** More may need the host's power than the spec alone shows: what the server names is asked for in turn. */
  const make = async (hostPower: string[]): Promise<Made | null> => {
    try {
      return await makeIt(hostPower);
    } catch (error) {
      const more =
        isCodedError(error) && error.code === "confirmation_outdated" ? error.details.issues : null;
      if (!more) throw error;
      const words = more.map(({ message }) => message);
      return (await agree(spec, words)) ? makeIt(words) : null;
    }
  };
  const pullFirst = async (): Promise<boolean> => {
    setStep("pulling");
    const { state } = await pulling.start(spec.image, spec.platform);
    return state === "succeeded";
  };
  const attempt = async (): Promise<void> => {
    setStep("checking");
    const found = await form.checkAgain();
    const isMissing = found.some(({ code }) => code === "image_missing");
    if (found.some((problem) => isInTheWay(problem, start, spec))) return;
    const hostPower = hostPowerOf(spec);
    const behind = await followers.prepare(spec.name || (edited?.name ?? ""));
    const words = [...hostPower, ...behind.flatMap(wordsOf)];
    if (words.length > 0 && !(await agree(spec, words))) return;
    if ((isMissing || spec.pull === "always") && !(await pullFirst())) return;
    const made = await make(hostPower);
    if (made === null) return;
    await followers.follow(behind);
    arrive(made);
  };
  const run = async () => {
    setAttempted(true);
    // What is on the screen may lag behind the last key by a moment.
    if (form.unread.size > 0 || validateSpec(spec).some(({ code }) => !specRemarks.has(code))) return;
    try {
      await attempt();
    } catch (error) {
      notify.failed(error, { action: t(edited === null ? "action" : "recreateAction"), target: spec.image });
    } finally {
      setStep("idle");
    }
  };
  return { step, attempted, pull: pulling.pull, run, followers };
}

const wordsOf = ({ name, hostPower }: Follower): string[] => hostPower.map((word) => `${name}: ${word}`);

/** A missing image is pulled, and a port need not be free before the container starts. */
const isInTheWay = ({ code }: SpecProblem, start: boolean, { pull }: ContainerSpec): boolean => {
  if (code === "image_missing") return pull === "never";
  return code !== "port_taken" || start;
};

/** Without rows that were added and never filled in. */
const cleaned = (spec: ContainerSpec): ContainerSpec => ({
  ...spec,
  env: spec.env.filter(({ name, value }) => `${name}${value ?? ""}` !== ""),
});

/** Names what has the host's power, and has the container's name typed. */
const useAgreement = () => {
  const t = useTranslations("run.hostPower");
  const confirm = useConfirm();
  return async (spec: ContainerSpec, words: readonly string[]): Promise<boolean> => {
    const answer = await confirm({
      title: t("confirmTitle"),
      message: HostPowerWords({ intro: t("confirmIntro"), words }),
      confirm: t("confirm"),
      destructive: true,
      typedName: spec.name === "" ? spec.image : spec.name,
    });
    return answer !== null;
  };
};

/** Says how it went, and goes to the container. */
const useArrival = (form: RunFormState, edited: Edited | null) => {
  const t = useTranslations("run.create");
  const notify = useNotify();
  const router = useRouter();
  return ({ id, name, warnings, startError }: Made) => {
    form.forget();
    for (const warning of warnings) notify.note(t("warning", { warning }));
    if (startError === null) notify.done(t(edited === null ? "done" : "recreated", { name }));
    else {
      const failure = new CodedError("engine_refused", "The container did not start", { reason: startError });
      notify.failed(failure, { action: t("startAction"), target: name });
    }
    router.push(containerHref(form.environment, id));
  };
};
